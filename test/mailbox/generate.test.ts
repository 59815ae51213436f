import { readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { generate } from './generate.ts'

const test = suite('mail.pb.ts')

test('is what mail.proto says', () => {
  const committed = new URL('../../src/mailbox/mail.pb.ts', import.meta.url)
  assert.is(readFileSync(committed, 'utf8'), generate())
})

test.run()
