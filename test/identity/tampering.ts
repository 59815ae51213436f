// The property of everything that is authenticated: no byte of it can be changed, none left out,
// none added.

import * as assert from 'uvu/assert'
import type { Result } from '../../src/base/errors.ts'

/**
 * Tries every byte of `bytes` in two changed forms, every shorter length and one longer; `decode`
 * must refuse all.
 */
export function refusesEveryChange (
  bytes: Uint8Array, decode: (bytes: Uint8Array) => Result<unknown>
): void {
  const plain = decode(bytes)
  assert.ok(plain.ok, plain.ok ? '' : `refuses the unchanged bytes: ${plain.fault.code}`)
  for (let at = 0; at < bytes.length; at++) {
    for (const flip of [0x01, 0x80]) {
      const changed = bytes.slice()
      changed[at] = (changed[at] ?? 0) ^ flip
      assert.not.ok(decode(changed).ok, `accepts a change of byte ${at}`)
    }
  }
  for (let length = 0; length < bytes.length; length++) {
    assert.not.ok(decode(bytes.slice(0, length)).ok, `accepts the first ${length} bytes`)
  }
  assert.not.ok(decode(new Uint8Array([...bytes, 0])).ok, 'accepts a byte too much')
}

/** The code of a refusal; fails on acceptance, and on faults that say nothing to a person. */
export function refusal (result: Result<unknown>): string {
  if (result.ok) throw new Error('accepted what was to be refused')
  const { code, message } = result.fault
  assert.match(code, /^[a-z]+(-[a-z]+)+$/)
  assert.match(message, /^[A-Z].{15,}\.$/)
  return code
}
