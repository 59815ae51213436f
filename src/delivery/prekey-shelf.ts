// The prekeys of this device's bundles, by bundle id, as long as they live (DESIGN §5), with the
// marks of the first messages that used them. In memory and in the store; erasing a record is what
// makes first messages forward secret.

import { equalBytes, toHex } from '../base/bytes.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { equalSecrets, wipe } from '../crypto/compare.ts'
import { asSymmetricKey } from '../crypto/keys.ts'
import { makeBundle } from '../identity/bundle.ts'
import {
  arePrekeysExpired, decodePrekeys, encodePrekeys, isRotationDue, prekeyRecord, replacedPrekeys
} from '../identity/prekey.ts'
import { nextVersion } from '../identity/version.ts'
import { tables } from '../storage/tables.ts'
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
  readonly device: DeviceId
}

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
      const mark = { mark: value.slice(0, 32), bundle: value.slice(32, 40),
        device: value.slice(40) } as Mark
      this.#marks.set(toHex(mark.mark), mark)
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
    const operations: Operation[] = [{ type: 'delete', key: prekeyKey(id) }]
    for (const [name, { mark, bundle }] of this.#marks) {
      if (!equalBytes(bundle, id)) continue
      this.#marks.delete(name)
      operations.push({ type: 'delete', key: markKey(mark) })
    }
    return operations
  }

  /** Erases what has lived its time. */
  sweep (now: Milliseconds): Operation[] {
    const old = [...this.#shelved.values()].filter(({ record }) => arePrekeysExpired(record, now))
    return old.flatMap(({ record }) => this.erase(record.bundle.id))
  }

  /** The device whose session a first message of this mark made, if any. */
  madeBy (mark: ReplayMark): DeviceId | undefined {
    return this.#marks.get(toHex(mark))?.device
  }

  remember (mark: ReplayMark, bundle: BundleId, device: DeviceId): Operation {
    this.#marks.set(toHex(mark), { mark, bundle, device })
    const value = new ByteWriter().put(mark).put(bundle).put(device).finish()
    return { type: 'put', key: markKey(mark), value }
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

function prekeyKey (id: BundleId): RecordKey {
  return { table: tables.prekey, name: id, number: 0 }
}

function markKey (mark: ReplayMark): RecordKey {
  return { table: tables.replay, name: mark, number: 0 }
}
