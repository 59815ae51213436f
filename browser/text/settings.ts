// Words of the settings, of export and erasure, and of what Snug reminds of.

import { en } from './en/settings.ts'
import { area } from './language.ts'

export const settingsText = area(en, {
  de: async () => (await import('./de/settings.ts')).de,
  ar: async () => (await import('./ar/settings.ts')).ar
})
