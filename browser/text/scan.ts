// Words of scanning a code.

import { en } from './en/scan.ts'
import { area } from './language.ts'

export const scanText = area(en, {
  de: async () => (await import('./de/scan.ts')).de,
  ar: async () => (await import('./ar/scan.ts')).ar
})
