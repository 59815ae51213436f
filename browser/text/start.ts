// Words of everything before a profile is open.

import { en } from './en/start.ts'
import { area } from './language.ts'

export const startText = area(en, {
  de: async () => (await import('./de/start.ts')).de,
  ar: async () => (await import('./ar/start.ts')).ar
})
