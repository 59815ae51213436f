// Words of the small shared parts and of the frame.

import { en } from './en/parts.ts'
import { area } from './language.ts'

export const partsText = area(en, {
  de: async () => (await import('./de/parts.ts')).de,
  ar: async () => (await import('./ar/parts.ts')).ar
})
