// Words of what burns down, and when.

import { en } from './en/burning.ts'
import { area } from './language.ts'

export const burningText = area(en, {
  de: async () => (await import('./de/burning.ts')).de,
  ar: async () => (await import('./ar/burning.ts')).ar
})
