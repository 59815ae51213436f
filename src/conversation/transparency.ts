// Compares with contacts what each sees of the device lists of people whom both know (PROTOCOL §8,
// kind 24). Told once a week, each contact at a time of its own. Two lists of one version that
// differ are a split view at once; two versions are one only when they still differ days later,
// since news takes its time. A split view is loud: somebody may hold the account's key.
// Both kinds of records go with whom they are about, in the write that removes it.
//   (sighting, "told" ‖ device id, 0)       := u8 1 ‖ device id[16] ‖ u32 week
//   (sighting, H(teller ‖ about)[0..16], 1) := u8 1 ‖ t16(name) ‖ since u64 ‖ own version u32

import { concat, equalBytes, toHex, utf8 } from '../base/bytes.ts'
import { DAY, VERSION_AHEAD_MAX } from '../base/limits.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { sha256 } from '../crypto/hash.ts'
import { asDeviceId, DEVICE_ID_SIZE } from '../identity/certificate.ts'
import { decodeDeviceList } from '../identity/device-list.ts'
import { byTag, SIGHTING_NONCE, sightingOf, tellSightings } from '../identity/sightings.ts'
import { scrubSoon } from '../storage/table-scrub.ts'
import { tables } from '../storage/tables.ts'
import { both } from './both.ts'
import { isAccepted } from './contact.ts'
import { postControls } from './control-sets.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Effects } from '../delivery/sink.ts'
import type { AccountId } from '../identity/account.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { Seen } from '../identity/sightings.ts'
import type { Sightings } from '../message/controls/sightings.ts'
import type { Operation, RecordKey, Store } from '../storage/store.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'
import type { Notice } from './notice.ts'

export interface TransparencyParts {
  readonly house: Household
  readonly notice: (contact: Contact, notice: Notice) => Effects
}

interface Told { readonly device: DeviceId, readonly week: number }
interface Doubt { readonly since: Milliseconds, readonly version: number }

const WEEK = 7 * DAY
/** A contact of less than this is told nothing yet, and two versions may differ for so long. */
const PATIENCE = 3 * DAY
const DOUBTS_MAX = 1_024
/** A little less than a week: who tells at the right time is heard. */
const QUIET = 6 * DAY
const TOLD = utf8('told')
const NOTHING: Effects = { operations: [] }
const VERSION = 1

export class Transparency {
  readonly #parts: TransparencyParts
  #loading: Promise<void> | undefined
  readonly #told = new Map<string, Told>()
  readonly #doubts = new Map<string, Doubt>()
  /** When a split view was shown last, by who told it of whom. */
  readonly #said = new Map<string, Milliseconds>()

  constructor (parts: TransparencyParts) {
    this.#parts = parts
  }

  /** Tells each contact what is due. */
  async round (): Promise<void> {
    this.#loading ??= this.#load(this.#parts.house.store)
    await this.#loading
    const { clock, contacts, delivery, random, self, store } = this.#parts.house
    const now = clock.now()
    const gone = this.#gone()
    if (gone.length > 0) await store.commit([...gone, scrubSoon(tables.sighting)])
    for (const contact of contacts.all()) {
      if (!isAccepted(contact) || contact.since + PATIENCE > now) continue
      for (const device of contact.devices) {
        const week = weekOf(device, now)
        if (delivery.device(device)?.accepted !== true) continue
        if (this.#told.get(toHex(device))?.week === week) continue
        const nonce = random(SIGHTING_NONCE)
        const telling = { from: self().account.id, to: contact.account, nonce }
        const entries = tellSightings(this.#seen().map(({ seen }) => seen), telling, random)
        const posted = postControls(this.#parts.house, device,
          [{ kind: 'sightings', nonce, entries }])
        await store.commit([...posted.operations, this.#tell({ device, week })])
        posted.sent()
      }
    }
  }

  /** A contact is removed: neither what it told nor what it was told stays. */
  forget ({ account, devices }: Contact): Operation[] {
    const { contacts, self } = this.#parts.house
    const others = [...contacts.all().map((other) => other.account), self().account.id]
    const doubts = others.flatMap((other) => [[account, other], [other, account]] as const)
      .map(([teller, about]) => doubtName(teller, about))
    for (const name of doubts) {
      this.#doubts.delete(name)
      this.#said.delete(name)
    }
    return [...devices.map((device) => this.#untell(device)),
      ...doubts.map((name): Operation => ({ type: 'delete', key: doubtKey(name) })),
      scrubSoon(tables.sighting)]
  }

  /** What a contact sees. */
  handle (from: Contact, { nonce, entries }: Sightings): Effects {
    if (!isAccepted(from)) return NOTHING
    const { clock, self } = this.#parts.house
    const telling = { from: from.account, to: self().account.id, nonce }
    const tagged = byTag(entries)
    return this.#seen().reduce((effects, { about, version, seen }) => {
      const theirs = sightingOf(seen, telling, tagged)
      if (theirs === undefined) return effects
      const name = doubtName(from.account, about)
      if (theirs.isSame) return both(effects, this.#settle(name))
      // A version from far ahead is one that no reader takes.
      const isBound = theirs.version <= clock.now() / 1_000 + VERSION_AHEAD_MAX
      const isSplit = theirs.version === version || (isBound && this.#isOld(name, version))
      return both(effects, isSplit
        ? this.#split(from, about)
        : this.#doubt(name, version))
    }, NOTHING)
  }

  /** Which weeks were told, and what is doubted; at the first round, which is at the start. */
  async #load (store: Store): Promise<void> {
    for await (const { number, value } of store.all(tables.sighting)) {
      const told = number === 0 ? decodeTold(value) : undefined
      if (told !== undefined) this.#told.set(toHex(told.device), told)
      const doubt = number === 1 ? decodeDoubt(value) : undefined
      if (doubt !== undefined) this.#doubts.set(doubt.name, doubt)
    }
  }

  /** Of devices that a contact has no more: it has another one now. */
  #gone (): Operation[] {
    const known = new Set(this.#parts.house.contacts.all().flatMap(({ devices }) =>
      devices.map(toHex)))
    return [...this.#told].flatMap(([name, { device }]) =>
      known.has(name) ? [] : [this.#untell(device)])
  }

  #tell (told: Told): Operation {
    this.#told.set(toHex(told.device), told)
    return { type: 'put', key: toldKey(told.device), value: encodeTold(told) }
  }

  #untell (device: DeviceId): Operation {
    this.#told.delete(toHex(device))
    return { type: 'delete', key: toldKey(device) }
  }

  /** The device lists that this device has, its own among them. */
  #seen (): Array<{ about: AccountId, version: number, seen: Seen }> {
    const { contacts, delivery, self } = this.#parts.house
    const { account, deviceList, discoverySecret } = self()
    const known = contacts.all().filter(isAccepted).flatMap((contact) =>
      contact.devices.flatMap((id) => {
        const secret = delivery.device(id)?.discovery?.secret
        return secret === undefined ? [] : [{ about: contact.account, secret,
          list: contact.deviceList }]
      }))
    return [...known, { about: account.id, secret: discoverySecret, list: deviceList }]
      .flatMap(({ about, secret, list }) => {
        const decoded = list.length === 0 ? undefined : decodeDeviceList(list)
        if (decoded?.ok !== true) return []
        const { version } = decoded.value
        return [{ about, version, seen: { secret, version, list } }]
      })
  }

  #isOld (name: string, version: number): boolean {
    const doubt = this.#doubts.get(name)
    return doubt?.version === version &&
      doubt.since + PATIENCE <= this.#parts.house.clock.now()
  }

  #doubt (name: string, version: number): Effects {
    const known = this.#doubts.get(name)
    if (known?.version === version || (known === undefined && this.#doubts.size >= DOUBTS_MAX)) {
      return NOTHING
    }
    const since = this.#parts.house.clock.now()
    this.#doubts.set(name, { since, version })
    return { operations: [{ type: 'put', key: doubtKey(name),
      value: encodeDoubt(name, { since, version }) }] }
  }

  #settle (name: string): Effects {
    if (!this.#doubts.delete(name)) return NOTHING
    return { operations: [{ type: 'delete', key: doubtKey(name) }, scrubSoon(tables.sighting)] }
  }

  #split (from: Contact, about: AccountId): Effects {
    const { clock, contacts, history, self } = this.#parts.house
    const now = clock.now()
    // Who tells it again and again is heard once a week.
    const name = doubtName(from.account, about)
    const said = Math.max(this.#said.get(name) ?? 0, ...history.of(about)
      .filter(({ code, about: teller }) => code === 'split-view' && teller === from.name)
      .map(({ at }) => at))
    if (now < said + QUIET) return NOTHING
    this.#said.set(name, now)
    if (equalBytes(about, self().account.id)) {
      return this.#parts.notice(from, { code: 'split-view-me', args: {},
        text: `${from.name} sees other devices of yours than you have. Somebody may hold the key ` +
          'of your account. Compare numbers in person.' })
    }
    const contact = contacts.get(about)
    if (contact === undefined) return NOTHING
    const noted: Operation[] = history.note(about, now, 'split-view', from.name)
    return both({ operations: noted }, this.#parts.notice(contact, { code: 'split-view',
      args: { name: from.name },
      text: `${from.name} sees other devices of ${contact.name} than you do: one of you may be ` +
        `deceived. Ask ${contact.name} in person before you write anything private.` }))
  }
}

function weekOf (device: DeviceId, now: Milliseconds): number {
  return Math.floor((now + (device[0] ?? 0) / 256 * WEEK) / WEEK)
}

function doubtName (teller: AccountId, about: AccountId): string {
  return toHex(sha256(concat(teller, about)).subarray(0, 16))
}

function toldKey (device: DeviceId): RecordKey {
  return { table: tables.sighting, name: concat(TOLD, device), number: 0 }
}

function doubtKey (name: string): RecordKey {
  return { table: tables.sighting, name: utf8(name), number: 1 }
}

function encodeTold ({ device, week }: Told): Uint8Array {
  return new ByteWriter().u8(VERSION).put(device).u32(week).finish()
}

/** Undefined where the record is damaged. */
function decodeTold (bytes: Uint8Array): Told | undefined {
  const reader = new ByteReader(bytes)
  const version = reader.u8()
  const device = reader.take(DEVICE_ID_SIZE)
  const week = reader.u32()
  return version === VERSION && reader.done() ? { device: asDeviceId(device), week } : undefined
}

function encodeDoubt (name: string, { since, version }: Doubt): Uint8Array {
  return new ByteWriter().u8(VERSION).text16(name).u64(since).u32(version).finish()
}

/** Undefined where the record is damaged. */
function decodeDoubt (bytes: Uint8Array): Doubt & { readonly name: string } | undefined {
  const reader = new ByteReader(bytes)
  const layout = reader.u8()
  const name = reader.text16()
  const since = reader.u64()
  const version = reader.u32()
  return layout === VERSION && reader.done() ? { name, since, version } : undefined
}
