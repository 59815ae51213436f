// Words of the pages about what is stored, here and elsewhere.

import { en } from './en/stored.ts'
import { area } from './language.ts'

export const storedText = area(en, {
  de: async () => (await import('./de/stored.ts')).de,
  ar: async () => (await import('./ar/stored.ts')).ar
})
