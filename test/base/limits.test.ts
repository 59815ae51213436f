import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import * as limits from '../../src/base/limits.ts'

const test = suite('limits')

test('limits are whole numbers above 0', () => {
  for (const [name, value] of Object.entries(limits)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      assert.ok(Number.isSafeInteger(each) && each > 0, name)
    }
  }
})

test('what has to fit into something else does', () => {
  assert.is(Math.max(...limits.ENVELOPE_SIZES), limits.ENVELOPE_MAX)
  assert.ok(limits.REQUEST_ENVELOPE_MAX < limits.ENVELOPE_MAX)
  assert.ok(limits.CAPABILITY_BYTES_MAX <= limits.BOX_BYTES_MAX)
  assert.ok(limits.CAPABILITY_ENVELOPES_MAX <= limits.BOX_ENVELOPES_MAX)
  assert.ok(limits.MAIL_TTL_SHORT < limits.MAIL_TTL_LONG)
  assert.ok(limits.INVITE_COMPACT < limits.INVITE_MAX)
  // A repair asks for what is still in the outbox, and prekeys outlive the mail that used them.
  assert.ok(limits.BUNDLE_PRIVATE_AGE >= limits.MAIL_TTL_LONG + limits.BUNDLE_ROTATION)
  assert.ok(limits.SKIPPED_KEYS_AGE > limits.MAIL_TTL_LONG)
})

test.run()
