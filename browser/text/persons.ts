// Words of persons: at the door, their details, comparing numbers.

import { en } from './en/persons.ts'
import { area } from './language.ts'

export const personsText = area(en, {
  de: async () => (await import('./de/persons.ts')).de,
  ar: async () => (await import('./ar/persons.ts')).ar
})
