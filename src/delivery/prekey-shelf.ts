// The prekeys of this device's bundles, by bundle id, as long as they live (DESIGN §5), with the
// marks of the first messages that used them. In memory and in the store; erasing a record is what
// makes first messages forward secret. A mark stays as long as its bundle can make a session, or a
// host can bring its message: then it goes from the disk, too. No mark tells of who is forgotten.
//   (replay, mark, 0) := u8 1 ‖ mark[32] ‖ bundle[8] ‖ day u64 ‖ device[16], or nothing for it

import { equalBytes, toHex } from '../base/bytes.ts'
import { DAY } from '../base/limits.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { equalSecrets, wipe } from '../crypto/compare.ts'
import { asSymmetricKey } from '../crypto/keys.ts'
import { BUNDLE_ID_SIZE, makeBundle } from '../identity/bundle.ts'
import { asDeviceId, DEVICE_ID_SIZE } from '../identity/certificate.ts'
import {
  arePrekeysExpired, decodePrekeys, encodePrekeys, isRotationDue, prekeyRecord, replacedPrekeys
} from '../identity/prekey.ts'
import { nextVersion } from '../identity/version.ts'
import { scrubSoon } from '../storage/table-scrub.ts'
import { tables } from '../storage/tables.ts'
import { SEEN_MAX } from './seen.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Random } from '../base/clock.ts'
import type { SymmetricKey } from '../crypto/keys.ts'
import type { Bundle, BundleId, BundleKind } from '../identity/bundle.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { LocalDevice } from '../identity/device.ts'
import type { PrekeyRecord } from '../identity/prekey.ts'
import type { OwnPrekeys } from '../session/handshake.ts'
import type { ReplayMark } from '../session/keys.ts'
import type { Operation, RecordKey, Store } from '../storage/store.ts'

interface Shelved {
  readonly record: PrekeyRecord
  readonly psk: SymmetricKey | undefined
}

interface Mark {
  readonly mark: ReplayMark
  readonly bundle: BundleId
  /** When it was read. */
  readonly day: Milliseconds
  /** Whose session it made; undefined where that device is forgotten. */
  readonly device: DeviceId | undefined
}

const VERSION = 1
const MARK_SIZE = 32 // bytes

/** A bundle to give away, and what has to be stored before that. */
export interface Supply {
  readonly bundle: Bundle
  readonly operations: Operation[]
}

export class PrekeyShelf {
  readonly #shelved = new Map<string, Shelved>()
  readonly #marks = new Map<string, Mark>()

  /** Answers how many records could not be read. */
  async load (store: Store): Promise<number> {
    let damaged = 0
    for await (const { value } of store.all(tables.prekey)) {
      const reader = new ByteReader(value)
      const psk = reader.bytes8()
      const record = decodePrekeys(reader.rest())
      if (!record.ok) {
        damaged++
        continue
      }
      this.#shelved.set(toHex(record.value.bundle.id), {
        record: record.value, psk: psk.length === 0 ? undefined : asSymmetricKey(psk)
      })
    }
    for await (const { value } of store.all(tables.replay)) {
      const mark = decodeMark(value)
      if (mark === undefined) damaged++
      else this.#marks.set(toHex(mark.mark), mark)
    }
    return damaged
  }

  find (id: BundleId): OwnPrekeys | undefined {
    const shelved = this.#shelved.get(toHex(id))
    if (shelved === undefined) return undefined
    const { bundle, privatePrekeys } = shelved.record
    return { hash: bundle.hash, privatePrekeys, psk: shelved.psk }
  }

  /** What a bundle that is still there was made for. */
  kindOf (id: BundleId): BundleKind | undefined {
    return this.#shelved.get(toHex(id))?.record.bundle.kind
  }

  /** A bundle for one invite. */
  forInvite (
    device: LocalDevice, psk: SymmetricKey, expires: Milliseconds, now: Milliseconds, random: Random
  ): Supply {
    const made = makeBundle(device, 'invite', nextVersion(undefined, now), random)
    return { bundle: made.bundle,
      operations: [this.#shelve({ record: prekeyRecord(made, now, expires), psk })] }
  }

  /** The contact bundle to give away now: a fresh one where the last is older than 48 h. */
  forContacts (device: LocalDevice, now: Milliseconds, random: Random): Supply {
    return this.#rotated(device, 'contact', undefined, now, random)
  }

  /** The bundle of a reusable address, by its pre-shared key; rotated alike. */
  forAddress (device: LocalDevice, psk: SymmetricKey, now: Milliseconds, random: Random): Supply {
    return this.#rotated(device, 'address', psk, now, random)
  }

  /** Erases every bundle made under a pre-shared key. */
  eraseFor (psk: SymmetricKey): Operation[] {
    const made = [...this.#shelved.values()].filter((shelved) => isFor(shelved, psk))
    return made.flatMap(({ record }) => this.erase(record.bundle.id))
  }

  /**
   * Erases the private halves of a used-up bundle. Its marks stay with nobody: no first message can
   * use it again.
   */
  erase (id: BundleId): Operation[] {
    const shelved = this.#shelved.get(toHex(id))
    if (shelved === undefined) return []
    wipe(shelved.record.privatePrekeys.prekey, shelved.record.privatePrekeys.kem)
    this.#shelved.delete(toHex(id))
    return [{ type: 'delete', key: prekeyKey(id) }, scrubSoon(tables.prekey),
      ...this.#dropMarks(({ bundle }) => equalBytes(bundle, id))]
  }

  /** Erases what has lived its time. */
  sweep (now: Milliseconds): Operation[] {
    const old = [...this.#shelved.values()].filter(({ record }) => arePrekeysExpired(record, now))
    return [...old.flatMap(({ record }) => this.erase(record.bundle.id)),
      ...this.#dropMarks((mark) => !this.#canBegin(mark) && mark.day + SEEN_MAX <= now)]
  }

  /** The device whose session a first message of this mark made; undefined once it is forgotten. */
  madeBy (mark: ReplayMark): DeviceId | undefined {
    return this.#marks.get(toHex(mark))?.device
  }

  /** Whether a first message of this mark was read before, by whomever it was written. */
  hasRead (mark: ReplayMark): boolean { return this.#marks.has(toHex(mark)) }

  remember (
    mark: ReplayMark, bundle: BundleId, device: DeviceId, now: Milliseconds
  ): Operation {
    return this.#putMark({ mark, bundle, day: Math.floor(now / DAY) * DAY, device })
  }

  /**
   * Forgets whose marks those of a device were. Where its bundle could make another session the
   * mark itself stays.
   */
  forget (device: DeviceId): Operation[] {
    const own = [...this.#marks.values()].filter((mark) => isOf(mark, device))
    const kept = own.filter((mark) => this.#canBegin(mark))
      .map((mark) => this.#putMark({ ...mark, device: undefined }))
    const dropped = this.#dropMarks((mark) => isOf(mark, device))
    return kept.length === 0 ? dropped : [...kept, ...dropped, scrubSoon(tables.replay)]
  }

  #canBegin ({ bundle }: Mark): boolean { return this.#shelved.has(toHex(bundle)) }

  #putMark (mark: Mark): Operation {
    this.#marks.set(toHex(mark.mark), mark)
    return { type: 'put', key: markKey(mark.mark), value: encodeMark(mark) }
  }

  #dropMarks (isOver: (mark: Mark) => boolean): Operation[] {
    const over = [...this.#marks.values()].filter(isOver)
    for (const { mark } of over) this.#marks.delete(toHex(mark))
    const deleted = over.map(({ mark }): Operation => ({ type: 'delete', key: markKey(mark) }))
    return over.length === 0 ? [] : [...deleted, scrubSoon(tables.replay)]
  }

  #rotated (
    device: LocalDevice,
    kind: BundleKind,
    psk: SymmetricKey | undefined,
    now: Milliseconds,
    random: Random
  ): Supply {
    const current = [...this.#shelved.values()].find((shelved) =>
      shelved.record.bundle.kind === kind &&
      shelved.record.expires === undefined && isFor(shelved, psk)
    )
    if (current !== undefined && !isRotationDue(current.record, now)) {
      return { bundle: current.record.bundle, operations: [] }
    }
    const made = makeBundle(device, kind, nextVersion(current?.record.bundle.version, now), random)
    const operations = [this.#shelve({ record: prekeyRecord(made, now), psk })]
    if (current !== undefined) {
      operations.push(this.#shelve({ record: replacedPrekeys(current.record, now), psk }))
    }
    return { bundle: made.bundle, operations }
  }

  #shelve (shelved: Shelved): Operation {
    const { bundle } = shelved.record
    this.#shelved.set(toHex(bundle.id), shelved)
    const value = new ByteWriter().bytes8(shelved.psk ?? new Uint8Array(0)).put(
      encodePrekeys(shelved.record)
    ).finish()
    return { type: 'put', key: prekeyKey(bundle.id), value }
  }
}

function isFor (shelved: Shelved, psk: SymmetricKey | undefined): boolean {
  if (psk === undefined || shelved.psk === undefined) return psk === shelved.psk
  return equalSecrets(psk, shelved.psk)
}

function isOf ({ device }: Mark, id: DeviceId): boolean {
  return device !== undefined && equalBytes(device, id)
}

function encodeMark ({ mark, bundle, day, device }: Mark): Uint8Array {
  return new ByteWriter().u8(VERSION).put(mark).put(bundle).u64(day)
    .put(device ?? new Uint8Array(0)).finish()
}

/** Undefined where the record is damaged. */
function decodeMark (bytes: Uint8Array): Mark | undefined {
  const reader = new ByteReader(bytes)
  const version = reader.u8()
  const mark = reader.take(MARK_SIZE) as ReplayMark
  const bundle = reader.take(BUNDLE_ID_SIZE) as BundleId
  const day = reader.u64()
  const device = reader.rest()
  if (version !== VERSION || reader.failed) return undefined
  if (device.length === 0) return { mark, bundle, day, device: undefined }
  return device.length === DEVICE_ID_SIZE
    ? { mark, bundle, day, device: asDeviceId(device) }
    : undefined
}

function prekeyKey (id: BundleId): RecordKey {
  return { table: tables.prekey, name: id, number: 0 }
}

function markKey (mark: ReplayMark): RecordKey {
  return { table: tables.replay, name: mark, number: 0 }
}
