import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { createAccount } from '../../src/identity/account.ts'
import { createDevice } from '../../src/identity/device.ts'
import { decodeReport, encodeReport } from '../../src/identity/report.ts'
import {
  decodeRequestStatement, encodeRequestStatement, signRequest
} from '../../src/identity/request-statement.ts'
import { fuzz } from '../fuzz.ts'
import { seeded } from '../random.ts'
import type { RequestStatement } from '../../src/identity/request-statement.ts'

const test = suite('request statement')
test.before(cryptoReady)

function statement (seed: string, name = 'Ben', note = 'It is Ben, from the choir'):
RequestStatement {
  const random = seeded(seed)
  const device = createDevice(createAccount(random), random, 1_793_534_400_000)
  const to = createAccount(random).id
  const unsigned = { to, time: 1_793_534_401, name, note }
  return { ...unsigned, from: device.certificate, signature: signRequest(device, unsigned) }
}

function codeOf (bytes: Uint8Array): string {
  const read = decodeReport(bytes)
  return read.ok ? 'ok' : read.fault.code
}

test('comes back as it was signed, alone and as a report', () => {
  for (const made of [statement('one'), statement('two', '', ''),
    statement('three', 'Ä'.repeat(64), 'x'.repeat(1_000))])
  {
    const read = decodeRequestStatement(encodeRequestStatement(made))
    assert.equal(read.ok && read.value, made)
    const report = decodeReport(encodeReport(made))
    assert.equal(report.ok && report.value, made)
  }
})

test('another name, note, time, recipient or device is not what was signed', () => {
  const made = statement('changed')
  const other = statement('other')
  for (const change of [{ name: 'Dan' }, { note: 'Hello' }, { time: made.time + 1 },
    { to: other.to }, { from: other.from }, { signature: other.signature }])
  {
    assert.is(codeOf(encodeReport({ ...made, ...change })), 'request-signature')
  }
})

test('more than fits, another version and another file are refused in words', () => {
  assert.is(codeOf(encodeReport(statement('long', 'x'.repeat(257)))), 'request-malformed')
  assert.is(codeOf(encodeReport(statement('long', '', 'x'.repeat(1_001)))), 'request-malformed')
  const bytes = encodeReport(statement('whole'))
  assert.is(codeOf(bytes.subarray(1)), 'report-unknown')
  assert.is(codeOf(new Uint8Array(0)), 'report-unknown')
  assert.is(codeOf(bytes.subarray(0, -1)), 'request-malformed')
  const [later, newer] = [bytes.slice(), bytes.slice()]
  later[11] = 2
  newer[12] = 2
  assert.is(codeOf(later), 'report-newer')
  assert.is(codeOf(newer), 'request-newer')
})

test('nothing that was bent is taken for signed', async () => {
  const samples = ['a', 'b'].map((seed) => encodeReport(statement(seed)))
  const counts = await fuzz(decodeReport, samples, { seed: 'report', check: (read, _, changed) => {
    assert.ok(!changed || !read.ok)
  } })
  assert.ok(counts.accepted > 0)
})

test.run()
