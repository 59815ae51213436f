// After 7 days no file of a profile holds when a message was delivered or where a peer was, and
// after the end of a box nothing of it: not even for somebody with the data key.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { createNodeStore } from '../../node/storage-create.ts'
import { unwrap } from '../../src/base/errors.ts'
import { DAY, HOUR, TRACE_MAX } from '../../src/base/limits.ts'
import { FRESH, timesEndOf,
  withoutTimes } from '../../src/conversation/message-record.ts'
import { Timeline } from '../../src/conversation/timeline.ts'
import { PrekeyShelf } from '../../src/delivery/prekey-shelf.ts'
import { located, withoutTraces } from '../../src/delivery/device-traces.ts'
import { newLeasedBox, putBox, replaceBox } from '../../src/delivery/leased-box.ts'
import { withConfirmed, withoutDevice } from '../../src/delivery/shut-out.ts'
import { decodeRemoteDevice, deviceIdOf, encodeRemoteDevice,
  newRemoteDevice } from '../../src/delivery/remote-device.ts'
import { asSymmetricKey } from '../../src/crypto/keys.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { newBox } from '../../src/mailbox/box.ts'
import { newCapability } from '../../src/mailbox/capability.ts'
import { MailboxHost } from '../../src/mailbox/host.ts'
import { MAIL_PROTOCOL } from '../../src/mailbox/protocol.ts'
import { PeerBook } from '../../src/network/peer-book.ts'
import { scrubNoted, scrubSoon } from '../../src/storage/table-scrub.ts'
import { tables } from '../../src/storage/tables.ts'
import { ManualClock } from '../clock.ts'
import { person } from '../identity/people.ts'
import { seeded } from '../random.ts'
import { value, World } from '../mailbox/fixture.ts'
import { ProfilePlace } from './profile-place.ts'
import { piecesLeft, sealedPieces } from './sealed-pieces.ts'
import type { Address, PeerKey } from '../../src/base/channel.ts'
import type { MessageRecord } from '../../src/conversation/message-record.ts'
import type { ReplayMark } from '../../src/session/keys.ts'
import type { SealedStore } from '../../src/storage/sealed-store.ts'
import type { SealedPieces } from './sealed-pieces.ts'

const test = suite('erased traces')
test.before(cryptoReady)

const unlock = { protection: 'file-permissions' } as const
const HOME = '/ip4/192.0.2.77/tcp/7684' as Address
const { account, device } = person('erased-traces')

async function at (run: (place: ProfilePlace, store: SealedStore) => Promise<void>): Promise<void> {
  const place = await ProfilePlace.make()
  const made = unwrap(await createNodeStore(place.directory, unlock,
    { random: seeded('erased-traces') }))
  try {
    await run(place, made.store)
  } finally {
    await made.close()
    await place.remove()
  }
}

/** The sealed records that are in some tables now. */
async function pieces (
  place: ProfilePlace, of: readonly number[], plain: (bytes: Buffer) => boolean = () => true
): Promise<SealedPieces[]> {
  return await sealedPieces(place, (table, opened) => of.includes(table) && plain(opened))
}

/** How many of them are there still, whole or in part. */
async function left (place: ProfilePlace, of: readonly SealedPieces[]): Promise<number> {
  return (await piecesLeft(place, of)).length
}

test('where a peer was is gone after 7 days', () => at(async (place, store) => {
  const clock = new ManualClock()
  const book = await PeerBook.open(store, clock)
  book.learn(seeded('peer')(32) as PeerKey, [HOME])
  await book.flush()
  const held = await pieces(place, [tables.peer])
  assert.is(await left(place, held), held.length)
  assert.is(held.length, 1)
  await clock.advance(7 * DAY)
  await book.close()
  await scrubNoted(store)
  assert.is(await left(place, held), 0)
}))

test('where a contact was is gone after 7 days', () => at(async (place, store) => {
  const now = Date.UTC(2026, 10, 2)
  const key = { table: tables.device, name: deviceIdOf(newRemoteDevice(device.certificate)),
    number: 0 }
  const known = located({ ...newRemoteDevice(device.certificate), accepted: true,
    discovery: { version: 1, secret: seeded('discovery')(32) } },
  { peer: seeded('peer')(32) as PeerKey, addresses: [HOME] }, now)
  assert.is(known.locatedOn, now / DAY)
  await store.commit([{ type: 'put', key, value: encodeRemoteDevice(known) }])
  const held = await pieces(place, [tables.device])
  assert.ok(await left(place, held) > 0)
  const ways = { canFind: true, isHouse: false }
  assert.is(withoutTraces(known, now + TRACE_MAX - 1, ways), known, 'not before')
  const later = withoutTraces(known, now + TRACE_MAX, ways)
  assert.equal(later.location?.addresses, [])
  await store.commit([{ type: 'put', key, value: encodeRemoteDevice(later) },
    scrubSoon(tables.device)])
  await scrubNoted(store)
  assert.is(await left(place, held), 0)
  const stored = decodeRemoteDevice(await store.get(key) ?? new Uint8Array())
  assert.equal(stored?.location?.peer, known.location?.peer, 'who calls is still recognised')
}))

test('whose first message was read is gone when no host can bring it, and with who is forgotten',
  () => at(async (place, store) => {
    const now = Date.UTC(2026, 10, 2)
    const random = seeded('marks')
    const shelf = new PrekeyShelf()
    const psk = asSymmetricKey(random(32))
    const guests = ['ben', 'cleo'].map((name) => person(name).device.certificate.deviceId)
    const once = shelf.forInvite(device, psk, now + 21 * DAY, now, random)
    const often = shelf.forContacts(device, now, random)
    await store.commit([...often.operations, ...shelf.eraseFor(psk),
      ...[once, often].map(({ bundle }, i) => shelf.remember(random(32) as ReplayMark, bundle.id,
        guests[i] ?? device.certificate.deviceId, now))])
    const of = async (guest = device.certificate.deviceId): Promise<SealedPieces[]> =>
      await pieces(place, [tables.replay], (bytes) => bytes.includes(Buffer.from(guest)))
    const ofUsed = await of(guests[0])
    const ofForgotten = await of(guests[1])
    assert.equal([await left(place, ofUsed), await left(place, ofForgotten)], [1, 1])
    await store.commit([...shelf.sweep(now + 16 * DAY),
      ...guests.slice(1).flatMap((guest) => shelf.forget(guest))])
    await scrubNoted(store)
    assert.equal([await left(place, ofUsed), await left(place, ofForgotten)], [0, 0])
    assert.is((await pieces(place, [tables.replay])).length, 1, 'it makes no second session')
  }))

test('who may put into a box no more is gone from its record, also from what it was before',
  () => at(async (place, store) => {
    const random = seeded('shut out')
    const { deviceId } = person('ben').device.certificate
    const owned = { ...newBox({ peer: seeded('peer')(32) as PeerKey, addresses: [HOME] },
      'contact', random), until: 1 }
    const grant = { device: deviceId, granted: true,
      capability: newCapability(owned.host, owned.box, 0, random) }
    const before = newLeasedBox(owned, 1_000, [grant], new Uint8Array(0))
    await store.commit([putBox(before)])
    const names = (bytes: Buffer): boolean => bytes.includes(Buffer.from(deviceId))
    const held = await pieces(place, [tables.box], names)
    const shutOut = withoutDevice(before, deviceId, false)
    await store.commit(replaceBox(shutOut))
    held.push(...await pieces(place, [tables.box], names))
    await store.commit(replaceBox(withConfirmed(shutOut)))
    assert.equal([held.length, await left(place, held)], [2, 2])
    await scrubNoted(store)
    assert.is(await left(place, held), 0)
    assert.is((await pieces(place, [tables.box])).length, 1, 'the box stays')
  }))

test('when a message was delivered is gone after 7 days, and the message stays', () =>
  at(async (place, store) => {
    const now = Date.UTC(2026, 10, 2)
    const timeline = new Timeline(store, seeded('timeline'))
    const record: MessageRecord = { ...FRESH, id: seeded('id')(32), author: 'me', seq: 1,
      content: new TextEncoder().encode('hello'), sentAt: now, expiresAt: now + 30 * DAY,
      outcome: 'read', heldAt: now, deliveredAt: now + HOUR, readAt: now + 2 * HOUR }
    const { position, operations } = timeline.append(account.id, record, now)
    await store.commit(operations)
    const held = await pieces(place, [tables.message, tables.messageKey])
    assert.ok(await left(place, held) > 0)
    assert.is(timesEndOf(record), now + TRACE_MAX)
    await store.commit(timeline.overwrite(account.id, position, withoutTimes(record)))
    await timeline.scrub()
    assert.is(await left(place, held), 0)
    const kept = await timeline.get(account.id, position)
    assert.equal([kept?.outcome, kept?.deliveredAt, timesEndOf(kept ?? record)], ['read', 0, 0])
  }))

test('a box is gone with everything of it within an hour of its end', () =>
  at(async (place, store) => {
    const world = new World('raw end')
    const node = world.node()
    const clock = world.clock
    const host = async (): Promise<MailboxHost> => await MailboxHost.open({ self: node.self,
      store, clock, random: seeded('host'), policy: 'friends', relation: () => 'friend' })
    const house = { node, host: await host(), store: undefined as never, errors: [] }
    node.serve(MAIL_PROTOCOL, house.host.accept)
    const [ben, ana] = [world.person(), world.person()]
    const { box, capability } = await world.leased(house, ben)
    for (let i = 0; i < 3; i++) {
      value(await ana.client.put(capability, world.envelope(), 'fortnight'))
    }
    value(await ben.client.leaveBundle(box, world.random(1_499)))
    value(await ben.client.leaveRecords(box, [world.random(1_169)]))
    const ofHosts = [tables.hostBox, tables.hostEnvelope, tables.hostCapability,
      tables.hostBundle, tables.hostRecord, tables.hostTombstone]
    const held = await pieces(place, ofHosts)
    assert.is(await left(place, held), held.length)
    assert.is(held.length, 1 + 3 + 1 + 1 + 1 + 6)
    await house.host.close()
    clock.set(clock.now() + 31 * DAY)
    const again = await host()
    assert.equal(await pieces(place, ofHosts), [], 'before it serves')
    assert.is(await left(place, held), 0)
    await again.close()
  }))

test.run()
