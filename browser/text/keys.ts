// Words of the keyboard and of its sheet.

import { en } from './en/keys.ts'
import { area } from './language.ts'

export const keysText = area(en, {
  de: async () => (await import('./de/keys.ts')).de,
  ar: async () => (await import('./ar/keys.ts')).ar
})
