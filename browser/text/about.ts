// Words about Snug itself.

import { en } from './en/about.ts'
import { area } from './language.ts'

export const aboutText = area(en, {
  de: async () => (await import('./de/about.ts')).de,
  ar: async () => (await import('./ar/about.ts')).ar
})
