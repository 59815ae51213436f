import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { answerCodeOf, answerCodes, hostFault } from '../../src/mailbox/answer-code.ts'
import { decodeHostFrame, encodeHostFrame } from '../../src/mailbox/host-frame.ts'
import * as pb from '../../src/mailbox/mail.pb.ts'
import { fuzz } from '../fuzz.ts'
import { value } from './fixture.ts'
import { HOST_FRAMES } from './samples.ts'
import type { HostFrame } from '../../src/mailbox/host-frame.ts'
import type { Result } from '../../src/base/errors.ts'

const test = suite('mailbox host frame')
const bytes = (length: number): Uint8Array => new Uint8Array(length).fill(7)
const entry = { position: 1, tokenHash: bytes(32), envelope: bytes(2_048) }
const answer = {
  id: 1, code: 0, wait: 0, until: 0, bytes: 0, counter: bytes(0), receipt: bytes(0), entries: [],
  more: false, bundle: bytes(0), nonce: bytes(0), day: 0, bits: 0,
  envelopes: 0, held: 0
}

for (const [i, frame] of HOST_FRAMES.entries()) {
  test(`${frame.type} (${i}) comes back as it was`, () => {
    assert.equal(value(decodeHostFrame(encodeHostFrame(frame))), frame)
  })
}

const MALFORMED: Readonly<Record<string, pb.HostFrame>> = {
  'nothing': {},
  'two things': {
    hello: { nonce: bytes(32), time: 1 }, push: { box: bytes(16), entries: [entry] }
  },
  'a short nonce': { hello: { nonce: bytes(31), time: 1 } },
  'an empty push': { push: { box: bytes(16), entries: [] } },
  'a push of no box': { push: { box: bytes(0), entries: [entry] } },
  'a position of 0': { push: { box: bytes(16), entries: [{ ...entry, position: 0 }] } },
  'a short hash': { push: { box: bytes(16), entries: [{ ...entry, tokenHash: bytes(1) }] } },
  'an envelope of another size': {
    push: { box: bytes(16), entries: [{ ...entry, envelope: bytes(2_049) }] }
  },
  'a long counter': { answer: { ...answer, counter: bytes(65) } },
  'a short receipt': { answer: { ...answer, receipt: bytes(31) } },
  'a long bundle': { answer: { ...answer, bundle: bytes(2_049) } },
  'work without a nonce': { answer: { ...answer, code: 14, nonce: bytes(0) } },
  'a nonce without work': { answer: { ...answer, nonce: bytes(32) } },
  'a damaged entry': { answer: { ...answer, entries: [{ ...entry, envelope: bytes(1) }] } }
}

for (const [name, frame] of Object.entries(MALFORMED)) {
  test(`refuses ${name}`, () => {
    const decoded = decodeHostFrame(pb.HostFrame.encode(frame))
    assert.is(decoded.ok ? '' : decoded.fault.code, 'mail-malformed')
  })
}

test('every code has its number, and words', () => {
  const numbers = Object.values(answerCodes)
  assert.is(new Set(numbers).size, numbers.length)
  for (const [code, number] of Object.entries(answerCodes)) {
    assert.is(answerCodeOf(number), code)
    if (code === 'done') continue
    const fault = hostFault(code as 'rate', 3)
    assert.ok(fault.message.endsWith('.') && fault.action?.endsWith('.'))
    assert.is(fault.wait, 3)
  }
})

test('a code of a later version is one that we do not support', () => {
  assert.is(answerCodeOf(99), 'unsupported')
})

test('no bytes make the decoder throw', async () => {
  const samples = HOST_FRAMES.map(encodeHostFrame)
  const check = (result: Result<HostFrame>): void => {
    if (result.ok) assert.equal(value(decodeHostFrame(encodeHostFrame(result.value))), result.value)
  }
  const counts = await fuzz(decodeHostFrame, samples, { seed: 'frame', rounds: 4_000, check })
  assert.ok(counts.refused > 1_000)
})

test.run()
