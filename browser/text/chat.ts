// Words of conversations.

import { en } from './en/chat.ts'
import { area } from './language.ts'

export const chatText = area(en, {
  de: async () => (await import('./de/chat.ts')).de,
  ar: async () => (await import('./ar/chat.ts')).ar
})
