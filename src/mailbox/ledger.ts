// What a host knows of all its boxes without reading mail: built from the records of boxes and
// capabilities at the start, and changed in the same turn as the commit that changes the records.
// It never holds an envelope.

import { equalBytes, toHex } from '../base/bytes.ts'
import { SnugError } from '../base/errors.ts'
import { tables } from '../storage/tables.ts'
import { decodeBoxRecord, newKeptBox } from './kept-box.ts'
import {
  capabilityRecordKey, decodeCapabilityRecord, encodeCapabilityRecord
} from './kept-capability.ts'
import type { Seconds } from '../base/brand.ts'
import type { PeerKey } from '../base/channel.ts'
import type { BoxId } from '../message/envelope.ts'
import type { Operation, Store } from '../storage/store.ts'
import type { TokenHash } from './capability.ts'
import type { KeptBox } from './kept-box.ts'
import type { KeptCapability } from './kept-capability.ts'

export class Ledger {
  readonly #boxes = new Map<string, KeptBox>()

  static async open (store: Store): Promise<Ledger> {
    const ledger = new Ledger()
    for await (const { value } of store.all(tables.hostBox)) {
      const record = decodeBoxRecord(value)
      if (record === undefined) throw damaged()
      ledger.add(newKeptBox(record))
    }
    for await (const { value } of store.all(tables.hostCapability)) {
      const record = decodeCapabilityRecord(value)
      if (record === undefined) throw damaged()
      const box = ledger.find(record.box)
      if (box !== undefined) addCapability(box, record.kept)
    }
    return ledger
  }

  boxes (): KeptBox[] { return [...this.#boxes.values()] }

  /** The boxes that take and hold mail at `now`. */
  active (now: Seconds): KeptBox[] { return this.boxes().filter((box) => isActive(box, now)) }

  find (box: BoxId): KeptBox | undefined { return this.#boxes.get(toHex(box)) }

  add (box: KeptBox): void { this.#boxes.set(toHex(box.box), box) }

  remove (box: KeptBox): void { this.#boxes.delete(toHex(box.box)) }

  /** Boxes of one owner, released ones too. */
  ownedBy (owner: PeerKey): KeptBox[] {
    return this.boxes().filter((box) => equalBytes(box.owner, owner))
  }
}

/** Takes a capability into the books of its box. */
export function addCapability (box: KeptBox, capability: KeptCapability): void {
  box.capabilities.set(toHex(capability.tokenHash), capability)
  box.byIndex.set(capability.index, capability)
  box.lastPosition = Math.max(box.lastPosition, capability.lastPosition)
  box.heldEnvelopes += capability.heldEnvelopes
  box.heldBytes += capability.heldBytes
}

/** Forgets a capability that brought nothing that is still known. */
export function removeCapability (box: KeptBox, capability: KeptCapability): void {
  box.capabilities.delete(toHex(capability.tokenHash))
  box.byIndex.delete(capability.index)
  box.basePosition = box.lastPosition
}

/** Whether the box takes mail and answers its owner. */
export function isActive (box: KeptBox, now: Seconds): boolean {
  return box.released === undefined && box.until > now && !box.forgetting
}

export function capabilityOf (box: KeptBox, tokenHash: TokenHash): KeptCapability | undefined {
  return box.capabilities.get(toHex(tokenHash))
}

/** Notes that an envelope came, and answers the write that says so. */
export function countIn (
  box: KeptBox, capability: KeptCapability, position: number, bytes: number
): Operation {
  box.lastPosition = position
  capability.lastPosition = position
  capability.remembered++
  capability.heldEnvelopes++
  capability.heldBytes += bytes
  box.heldEnvelopes++
  box.heldBytes += bytes
  return writeCapability(box, capability)
}

/** Notes that an envelope of `bytes` left. */
export function countOut (
  box: KeptBox, capability: KeptCapability | undefined, bytes: number
): void {
  box.heldEnvelopes--
  box.heldBytes -= bytes
  if (capability === undefined) return
  capability.heldEnvelopes--
  capability.heldBytes -= bytes
}

export function writeCapability (box: KeptBox, capability: KeptCapability): Operation {
  return {
    type: 'put',
    key: capabilityRecordKey(box.box, capability.index),
    value: encodeCapabilityRecord(box.box, capability)
  }
}

function damaged (): SnugError {
  return new SnugError({
    code: 'store-damaged',
    message: 'What this node keeps for others cannot be read.',
    action: 'Restore the profile from a copy, or start with a new one.'
  })
}
