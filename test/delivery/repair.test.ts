import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { equalBytes } from '../../src/base/bytes.ts'
import { fail, ok, unwrap } from '../../src/base/errors.ts'
import { answerRepair, beginRepair, encryptAnew, noteUnread, refreshBundle,
  repairReason } from '../../src/delivery/repair.ts'
import { encodeBundle, makeBundle } from '../../src/identity/bundle.ts'
import { decodeInner, innerHash } from '../../src/session/inner.ts'
import { openFirst } from '../../src/session/first-contact.ts'
import { capabilityOf, NOW, pair, posting, unread } from './pair.ts'
import type { InnerHash } from '../../src/session/inner.ts'

const test = suite('repair')
const HOUR = 3_600_000
const own = (seed: string): ReturnType<typeof pair> => pair(`repair/${seed}`)

test('what could not be read is noted once, and only so much of it', () => {
  const { random, toBen } = own('noted')
  const hash = innerHash(Uint8Array.of(1))
  noteUnread(toBen, hash)
  noteUnread(toBen, hash)
  assert.is(toBen.unread.length, 1)
  for (let i = 0; i < 400; i++) noteUnread(toBen, random(32) as InnerHash)
  assert.is(toBen.unread.length, 256)
})

test('a repair is due for accepted devices, once an hour, whatever the clock does', () => {
  const { toBen } = own('due')
  assert.is(repairReason(toBen, NOW), undefined)
  noteUnread(toBen, innerHash(Uint8Array.of(1)))
  assert.is(repairReason(toBen, NOW), 'unread')
  toBen.device = { ...toBen.device, repairAskedAt: NOW }
  assert.is(repairReason(toBen, NOW + HOUR - 1), undefined)
  assert.is(repairReason(toBen, NOW + HOUR), 'unread')
  assert.is(repairReason(toBen, NOW - HOUR), 'unread', 'a clock that went back')
  toBen.device = { ...toBen.device, accepted: false }
  assert.is(repairReason(toBen, NOW + HOUR), undefined)
})

test('a device without a session is due at once, one that never answers after an hour', () => {
  assert.is(repairReason(unread('repair/none'), NOW), 'no-session')
  const { random, toBen } = own('unanswered')
  assert.is(repairReason(toBen, NOW + HOUR), undefined, 'with nothing to send')
  toBen.post(posting('waits'), NOW, random)
  assert.is(repairReason(toBen, NOW + HOUR), 'unanswered')
})

test('the new session begins with the newest bundle, and takes the hashes along', () => {
  const { ana, random, toBen, bundle } = own('begin')
  const hash = innerHash(Uint8Array.of(1))
  noteUnread(toBen, hash)
  const hashes = unwrap(beginRepair(toBen, ana.device, NOW, random))
  assert.equal(hashes, [hash])
  assert.equal(toBen.unread, [])
  assert.is(toBen.device.repairAskedAt, NOW)
  const { item } = toBen.post(posting('repair'), NOW, random)
  assert.ok(decodeInner(item.inner)?.prefix, 'a first message')
  const prekeys = { hash: bundle.bundle.hash, privatePrekeys: bundle.privatePrekeys,
    psk: undefined }
  const { ben } = own('begin')
  assert.ok(openFirst(ben.device, item.inner, () => prekeys, NOW).ok)
})

test('without a bundle nothing begins, and nothing is forgotten', () => {
  const { ana, random, toBen } = own('no-bundle')
  toBen.device = { ...toBen.device, bundle: new Uint8Array(0) }
  noteUnread(toBen, innerHash(Uint8Array.of(1)))
  assert.not(beginRepair(toBen, ana.device, NOW, random).ok)
  assert.is(toBen.unread.length, 1)
})

test('a fresh bundle is taken from the first host that has a genuine one', async () => {
  const { ben, random, toBen } = own('refresh')
  const seconds = Math.floor(NOW / 1_000)
  const newer = encodeBundle(makeBundle(ben.device, 'contact', seconds + 60, random).bundle)
  const older = encodeBundle(makeBundle(ben.device, 'contact', seconds - 60, random).bundle)
  const { device } = own('refresh-other').ben
  const foreign = encodeBundle(makeBundle(device, 'contact', seconds + 90, random).bundle)
  toBen.device = { ...toBen.device,
    capabilities: Array.from({ length: 4 }, () => capabilityOf(random)) }
  const answers = [fail('unreachable', 'No.'), ok(foreign), ok(older), ok(newer)]
  await refreshBundle(toBen, NOW, () => Promise.resolve(answers.shift() ?? fail('x', 'x')))
  assert.ok(equalBytes(toBen.device.bundle, newer))
})

test('everything unacknowledged is encrypted anew, once an hour', () => {
  const { random, toBen, toAna } = own('answer')
  const back = toAna()
  const items = ['a', 'b', 'c'].map((text) => toBen.post(posting(text), NOW, random).item)
  toBen.postAcknowledgement(NOW + 1, NOW, random)
  const { item: reply } = back.post(posting('reply'), NOW, random)
  assert.ok(toBen.open(reply.inner, NOW).ok)
  const again = answerRepair(toBen, NOW, random)
  assert.equal(again.map(({ item: { seq } }) => seq), items.map(({ seq }) => seq))
  assert.ok(again.every(({ item }, i) => !equalBytes(item.inner, items[i]?.inner ?? item.inner)))
  assert.equal(answerRepair(toBen, NOW + HOUR - 1, random), [])
  assert.is(answerRepair(toBen, NOW + HOUR, random).length, 3)
})

test('what is over is not sent again, and no more than 256 at a time', () => {
  const { random, toBen } = own('bounds')
  toBen.post({ ...posting('over'), expiresAt: NOW }, NOW, random)
  for (let i = 0; i < 300; i++) toBen.post(posting(String(i)), NOW, random)
  const again = encryptAnew(toBen, NOW, random)
  assert.is(again.length, 256)
  assert.is(again[0]?.item.seq, 2)
  assert.equal(encryptAnew(unread('repair/none'), NOW, random), [])
})

test.run()
