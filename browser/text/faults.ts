// Words for what goes wrong, in the language of the page where the fault is known here, else as the
// core says them.

import { en } from './en/faults.ts'
import { area } from './language.ts'
import type { Fault } from '../../src/base/errors.ts'

const faultsText = area(en, {
  de: async () => (await import('./de/faults.ts')).de,
  ar: async () => (await import('./ar/faults.ts')).ar
})

export function faultWords ({ code, message, action }: Fault): string {
  const text: Readonly<Record<string, string>> = faultsText()
  if (Object.hasOwn(text, code)) return text[code] ?? message
  return [message, action].filter((words) => words !== undefined && words !== '').join(' ')
}
