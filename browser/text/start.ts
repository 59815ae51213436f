// Words of everything before a profile is open, and of what goes wrong there.

import { en } from './en/start.ts'
import { en as enFaults } from './en/start-faults.ts'
import { area } from './language.ts'

export const startText = area(en, {
  de: async () => (await import('./de/start.ts')).de,
  ar: async () => (await import('./ar/start.ts')).ar
})

export const startFaults = area(enFaults, {
  de: async () => (await import('./de/start-faults.ts')).de,
  ar: async () => (await import('./ar/start-faults.ts')).ar
})
