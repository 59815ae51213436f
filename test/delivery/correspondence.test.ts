import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { unwrap } from '../../src/base/errors.ts'
import { isSealed, TRANSIENT } from '../../src/delivery/outbox-item.ts'
import { arrive } from '../../src/delivery/received.ts'
import { decodeState, newState, sessionRecord } from '../../src/delivery/session-record.ts'
import { decodePayload } from '../../src/message/payload.ts'
import { decrypt } from '../../src/session/peer-messages.ts'
import { startSession } from '../../src/session/first-contact.ts'
import { fuzz } from '../fuzz.ts'
import { NOW, pair, posting, reread, unread } from './pair.ts'
import type { Correspondence } from '../../src/delivery/correspondence.ts'

const test = suite('correspondence')
const text = (content: Uint8Array): string => new TextDecoder().decode(content)

function recordOf (correspondence: Correspondence): Uint8Array {
  const record = correspondence.record()
  if (record.type !== 'put') throw new Error('a deletion')
  return record.value
}

test('what one posts the other opens, in order of numbers', () => {
  const { random, toBen, toAna } = pair('post')
  const back = toAna()
  for (let i = 2; i <= 6; i++) {
    const { item } = toBen.post(posting(`message ${i}`), NOW, random)
    assert.is(item.seq, i)
    assert.is(item.number, i)
    const payload = unwrap(back.open(item.inner, NOW))
    assert.is(payload.seq, i)
    assert.is(text(payload.content), `message ${i}`)
  }
})

test('the state is the same after it was written and read again', () => {
  const { random, toBen, toAna } = pair('record')
  const back = toAna()
  back.oweAcknowledgement(3)
  back.unread = [random(32) as never]
  const again = reread(back, back.record())
  assert.ok(again.ackDue)
  assert.equal(again.unread, back.unread)
  const { item } = toBen.post(posting('later'), NOW, random)
  assert.is(text(unwrap(again.open(item.inner, NOW)).content), 'later')
  const sent = reread(toBen, toBen.record())
  assert.is(sent.post(posting('next'), NOW, random).item.seq, item.seq + 1,
    'no number is used twice')
})

test('a damaged record is refused, and never throws', async () => {
  const { toAna } = pair('damaged')
  const counts = await fuzz(decodeState, [recordOf(toAna())], { seed: 'state', rounds: 1_000 })
  assert.ok(counts.refused > 0)
})

test('a state without a session can be stored', () => {
  const { ana } = pair('no-session')
  const record = sessionRecord(ana.device.certificate.deviceId, newState(undefined))
  assert.equal(record.type === 'put' && decodeState(record.value), newState(undefined))
})

test('acknowledgements have numbers of their own, and the newest takes the place of all', () => {
  const { random, toBen, toAna } = pair('transient')
  const back = toAna()
  back.received = arrive(back.received, 1, NOW)?.received ?? back.received
  back.oweAcknowledgement(1)
  const first = back.postAcknowledgement(NOW + 1, NOW, random)
  assert.is(first?.item.seq, 0)
  assert.is(first?.item.number, TRANSIENT)
  assert.not(back.ackDue)
  const second = back.postAcknowledgement(NOW + 1, NOW, random)
  assert.is(second?.item.number, TRANSIENT + 1)
  assert.equal([...back.outbox.items()].map(({ number }) => number), [TRANSIENT + 1])
  assert.ok(second?.operations.some((operation) =>
    operation.type === 'delete' && operation.key.number === TRANSIENT))
  const again = reread(back, back.record())
  const third = again.postAcknowledgement(NOW + 1, NOW, random)
  assert.is(third?.item.number, TRANSIENT + 2, 'also after a restart')
  assert.is(unwrap(toBen.open(third?.item.inner ?? new Uint8Array(0), NOW)).seq, 0)
})

test('what came by mail is acknowledged until all of it was told', () => {
  const { random, toBen, toAna } = pair('fresh')
  const back = toAna()
  let next = NOW
  for (let seq = 1; seq <= 200; seq++) {
    if (seq === 2) continue
    const arrival = arrive(back.received, seq, next)
    if (arrival === undefined) throw new Error('a repetition')
    back.received = arrival.received
    next = arrival.next
    back.oweAcknowledgement(seq)
  }
  const named = new Set<number>()
  for (let round = 0; back.ackDue && round < 10; round++) {
    const posted = back.postAcknowledgement(NOW + 1, NOW, random)
    const payload = unwrap(toBen.open(posted?.item.inner ?? new Uint8Array(0), NOW))
    assert.is(payload.upTo, 1)
    for (const gap of payload.gaps) named.add(payload.upTo + gap)
  }
  assert.is(named.size, 198)
  assert.not(named.has(2))
})

test('a content that is too large is refused, and uses no number', () => {
  const { random, toBen } = pair('large')
  const before = toBen.post(posting('small'), NOW, random).item.seq
  try {
    toBen.post(posting(new Uint8Array(14_736)), NOW, random)
    assert.unreachable()
  } catch (error) {
    assert.is((error as { code?: string }).code, 'payload-too-large')
  }
  const largest = toBen.post(posting(new Uint8Array(14_735)), NOW, random).item
  assert.is(largest.seq, before + 1)
  assert.is(largest.size, 16_384)
})

test('without a session everything waits, and is encrypted once there is one', () => {
  const { random, ana, bundle } = pair('waiting')
  const correspondence = unread('waiting/ben')
  assert.not(correspondence.canSeal)
  assert.is(correspondence.postAcknowledgement(NOW + 1, NOW, random), undefined)
  const { item } = correspondence.post(posting('first'), NOW, random)
  correspondence.post(posting('second'), NOW, random)
  assert.not(isSealed(item))
  assert.equal(correspondence.sealWaiting(NOW, random), [])
  const started = unwrap(startSession(ana.device, bundle.bundle, undefined, NOW, random))
  correspondence.sessions = started.sessions
  const sealed = correspondence.sealWaiting(NOW, random)
  assert.equal(sealed.map(({ item: { seq } }) => seq), [1, 2])
  assert.ok(sealed.every((each) => isSealed(each.item)))
  assert.equal(correspondence.sealWaiting(NOW, random), [])
})

test('sessions that were retired are read, and never encrypt again', () => {
  const { random, toBen, toAna } = pair('retired')
  const back = toAna()
  const record = back.retireSessions()[0] ?? back.record()
  assert.not(back.canSeal)
  const { item: waiting } = back.post(posting('waits'), NOW, random)
  assert.not(isSealed(waiting))
  assert.ok(waiting.seq > 1_000_000, 'numbers that a later copy may have used are left out')
  const { item } = toBen.post(posting('old'), NOW, random)
  assert.is(text(unwrap(back.open(item.inner, NOW)).content), 'old')
  assert.not(back.canSeal)
  const again = reread(back, record)
  assert.not(again.canSeal, 'also after a restart')
})

test('an item that is posted again keeps its number, and is another ciphertext', () => {
  const { random, toBen, toAna } = pair('again')
  const back = toAna()
  const { item } = toBen.post(posting('twice', 12), NOW, random)
  const { item: again } = toBen.postAgain(item, NOW + 5, random)
  assert.is(again.seq, item.seq)
  assert.is(again.position, 12)
  assert.is(again.createdAt, item.createdAt)
  assert.not.equal(again.inner, item.inner)
  const sessions = back.sessions
  if (sessions === undefined) throw new Error('no session')
  const opened = unwrap(decrypt(sessions, again.inner, NOW))
  assert.is(unwrap(decodePayload(opened.payload)).seq, item.seq)
})

test.run()
