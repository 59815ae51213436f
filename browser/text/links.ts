// Words of opening a link.

import { en } from './en/links.ts'
import { area } from './language.ts'

export const linkText = area(en, {
  de: async () => (await import('./de/links.ts')).de,
  ar: async () => (await import('./ar/links.ts')).ar
})
