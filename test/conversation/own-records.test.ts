// Records that this device wrote itself come back from the disk bent: those that cannot be read are
// counted or left out, and never end the start of a profile. Where a decoder is not told of outside
// of its file it is reached by what loads it.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY } from '../../src/base/limits.ts'
import { BurningClock } from '../../src/conversation/burning-clock.ts'
import { Deletions } from '../../src/conversation/deletions.ts'
import { History } from '../../src/conversation/history.ts'
import { decodeIntroduction, putIntroduction } from '../../src/conversation/introduction.ts'
import { putTimer, Timers } from '../../src/conversation/timers.ts'
import { Transparency } from '../../src/conversation/transparency.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { PrekeyShelf } from '../../src/delivery/prekey-shelf.ts'
import { ByteWriter } from '../../src/base/wire.ts'
import { decodeMail, decodeMark, decodeTrace, keepMail } from '../../src/mailbox/kept-mail.ts'
import { tables } from '../../src/storage/tables.ts'
import { ManualClock } from '../clock.ts'
import { fuzz } from '../fuzz.ts'
import { NOW, person } from '../identity/people.ts'
import { seeded } from '../random.ts'
import type { Contact } from '../../src/conversation/contact.ts'
import type { Household } from '../../src/conversation/household.ts'
import type { IntroductionId } from '../../src/message/controls/introduction.ts'
import type { BoxId, EnvelopeHash } from '../../src/message/envelope.ts'
import type { BundleId } from '../../src/identity/bundle.ts'
import type { ReplayMark } from '../../src/session/keys.ts'
import type { Operation, Store } from '../../src/storage/store.ts'
import type { Table } from '../../src/storage/tables.ts'

const test = suite('own records')
test.before(cryptoReady)

const random = seeded('own records')
const { account, device } = person('own-records')
const contact = { account: account.id, devices: [device.certificate.deviceId],
  state: 'connected', since: 0 } as unknown as Contact

/** A store in which one record lies, and that notes whether anything is written. */
function holding (table: Table, value: Uint8Array, number = 0): { store: Store, writes: number } {
  const held = { writes: 0 }
  const store = {
    get: () => Promise.resolve(value),
    all: (asked: Table) => asked === table ? [{ number, value }] : [],
    commit: () => {
      held.writes++
      return Promise.resolve()
    }
  } as unknown as Store
  return Object.assign(held, { store })
}

function valuesOf (operations: readonly Operation[], table: Table): Uint8Array[] {
  return operations.flatMap((each) =>
    each.type === 'put' && each.key.table === table ? [each.value] : [])
}

/** Bends records of a table; one that is refused is counted as damaged. */
async function bend (
  table: Table, samples: readonly Uint8Array[], load: (store: Store) => Promise<number>
): Promise<void> {
  const read = async (bytes: Uint8Array): Promise<true | undefined> =>
    await load(holding(table, bytes).store) === 0 ? true : undefined
  const { refused } = await fuzz(read, samples, { seed: `table ${table}` })
  assert.ok(refused > 200, String(refused))
}

test('introductions', async () => {
  const samples = (['asking', 'open', 'redeeming'] as const).flatMap((state) =>
    valuesOf([putIntroduction({ id: random(16) as IntroductionId, state, one: account.id,
      other: account.id, agreed: 1, name: 'Ben', note: 'from the choir', link: 'snug:abc',
      createdAt: NOW })], tables.introduction))
  const { refused } = await fuzz(decodeIntroduction, samples, { seed: 'introductions',
    check: (record) => {
      if (record !== undefined) assert.equal([record.id.length, record.one.length], [16, 32])
    } })
  assert.ok(refused > 200)
})

test('deletions that wait', async () => {
  const house = { clock: new ManualClock(NOW) } as unknown as Household
  const make = (): Deletions => new Deletions(house, undefined as never)
  const { operations } = make().takenBack(contact, random(32), NOW)
  await bend(tables.deletion, valuesOf(operations, tables.deletion),
    async (store) => await make().load(store))
})

test('timers that wait', async () => {
  await bend(tables.timer, valuesOf([putTimer(account.id, 7)], tables.timer),
    async (store) => await new Timers().load(store))
})

test('histories', async () => {
  const samples = valuesOf([...new History().note(account.id, NOW, 'met-introduced', 'Cleo'),
    ...new History().note(account.id, NOW, 'verified')], tables.contactHistory)
  await bend(tables.contactHistory, samples, async (store) => await new History().load(store))
})

test('marks of first messages', async () => {
  const shelf = new PrekeyShelf()
  const { deviceId } = device.certificate
  const often = shelf.forContacts(device, NOW, random).bundle.id
  const samples = valuesOf([...[often, random(8) as BundleId].map((bundle) =>
    shelf.remember(random(32) as ReplayMark, bundle, deviceId, NOW)), ...shelf.forget(deviceId)],
  tables.replay)
  assert.is(samples.length, 3)
  await bend(tables.replay, samples, async (store) => await new PrekeyShelf().load(store))
})

test('the time by which messages burn down', async () => {
  const wall = NOW
  const write = (seen: number): Uint8Array =>
    new ByteWriter().u8(1).u64(seen).u64(0).u64(5_000).finish()
  const read = async (bytes: Uint8Array): Promise<BurningClock | undefined> => {
    const clock = new BurningClock({ clock: new ManualClock(wall), settled: () => {},
      asks: () => {}, storeFailed: () => {}, store: holding(tables.meta, bytes).store })
    await clock.load()
    assert.ok(Number.isSafeInteger(clock.now()) && clock.now() >= wall, 'it never goes back')
    assert.ok(clock.over() <= clock.now())
    return clock.now() > wall || clock.over() < clock.now() ? clock : undefined
  }
  const { refused } = await fuzz(read, [write(wall + DAY), write(wall - 9 * DAY)],
    { seed: 'burning clock' })
  assert.ok(refused > 200)
})

test('what was told of device lists, and what is doubted', async () => {
  const clock = new ManualClock(NOW)
  const round = async (bytes: Uint8Array, number: number): Promise<number> => {
    const held = holding(tables.sighting, bytes, number)
    const house = { clock, store: held.store, contacts: { all: () => [] } } as unknown as Household
    await new Transparency({ house, notice: () => ({ operations: [] }) }).round()
    return held.writes
  }
  const told = new ByteWriter().u8(1).put(device.certificate.deviceId).u32(2_955).finish()
  // Of a device that is nobody's it is erased, where it can be read.
  const { refused } = await fuzz(async (bytes) => await round(bytes, 0) > 0 ? true : undefined,
    [told], { seed: 'told' })
  assert.ok(refused > 200)
  const doubt = new ByteWriter().u8(1).text16('00'.repeat(16)).u64(NOW).u32(NOW / 1_000).finish()
  await fuzz(async (bytes) => {
    assert.is(await round(bytes, 1), 0)
    return true
  }, [doubt], { seed: 'doubted' })
})

test('mail that is kept for others', async () => {
  const mail = { position: 3, capability: 2, until: NOW / 1_000, envelope: random(300) }
  const operations = keepMail(random(16) as BoxId, mail, random(32) as EnvelopeHash)
  const isU32 = (value: number): boolean => Number.isInteger(value) && value >= 0 && value < 2 ** 32
  const [kept, trace, mark] = operations.map((each) =>
    each.type === 'put' ? each.value : new Uint8Array(0))
  if (!kept || !trace || !mark) throw new Error('three records')
  await fuzz((bytes) => decodeMail(3, bytes), [kept], { seed: 'mail', check: (read, input) => {
    assert.ok(isU32(read.capability) && isU32(read.until))
    assert.is(read.envelope.length, Math.max(0, input.length - 8))
  } })
  await fuzz(decodeTrace, [trace], { seed: 'trace', check: (until) => { assert.ok(isU32(until)) } })
  await fuzz((bytes) => decodeMark(9, bytes), [mark], { seed: 'mark', check: (read) => {
    assert.ok(isU32(read.position) && isU32(read.capability))
    assert.equal([read.number, read.hash.length], [9, 32])
  } })
})

test.run()
