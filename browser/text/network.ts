// Words of the network page, of its line, and of the house that serves the page.

import { en } from './en/network.ts'
import { area } from './language.ts'

export const networkText = area(en, {
  de: async () => (await import('./de/network.ts')).de,
  ar: async () => (await import('./ar/network.ts')).ar
})
