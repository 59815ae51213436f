// What went wrong, from anything thrown: the fault that the core put into it, without importing the
// core for it. A stranger's error is told without its text, which was not written for a person.

import type { Fault } from '../../src/base/errors.ts'

export function faultFrom (error: unknown): Fault {
  const fault = error instanceof Error && 'fault' in error ? error.fault : undefined
  return isFault(fault) ? fault : { code: 'internal', message: '' }
}

function isFault (value: unknown): value is Fault {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value &&
    typeof value.code === 'string' && typeof value.message === 'string'
}
