// Words of inviting and of answering an invite.

import { en } from './en/add.ts'
import { area } from './language.ts'

export const addText = area(en, {
  de: async () => (await import('./de/add.ts')).de,
  ar: async () => (await import('./ar/add.ts')).ar
})
