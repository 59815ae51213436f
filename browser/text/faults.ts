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
  return wordsFor(code) ?? [message, action]
    .filter((words) => words !== undefined && words !== '').join(' ')
}

/** Why the device of a person is not reached. What codes say of a house is not said of it. */
export function deviceFaultWords (fault: Fault): string {
  return wordsFor(`device-${fault.code}`) ?? faultWords(fault)
}

function wordsFor (code: string): string | undefined {
  const text: Readonly<Record<string, string>> = faultsText()
  return Object.hasOwn(text, code) ? text[code] : undefined
}
