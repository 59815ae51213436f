// Proves of everything that leaves a node that no message key seals two messages, and that nothing
// leaves before the disk knows it: each inner on the wire is opened as far as its header by what is
// on the sender's own disk in that moment. A place in a chain (header key, number) stands for one
// message key; whatever leaves at a place must always be the same bytes, and the chain on the disk
// must be past it.

import { toHex } from '../../src/base/bytes.ts'
import { decodeDirectFrame, DIRECT_PROTOCOL } from '../../src/delivery/direct-frame.ts'
import { decodeRemoteDevice, deviceIdOf } from '../../src/delivery/remote-device.ts'
import { decodeState } from '../../src/delivery/session-record.ts'
import { decodeRequest } from '../../src/mailbox/request-decoder.ts'
import { openEnvelope, unpadInner } from '../../src/message/envelope.ts'
import { decodeHeader, openHeader } from '../../src/session/header.ts'
import { decodeInner, innerHash } from '../../src/session/inner.ts'
import { decodeMessage } from '../../src/session/message.ts'
import { tables } from '../../src/storage/tables.ts'
import type { RemoteDevice } from '../../src/delivery/remote-device.ts'
import type { HeaderKey, Transcript } from '../../src/session/keys.ts'
import type { Inhabitant } from './inhabitant.ts'
import type { Disk } from './memory-store.ts'

interface Chain {
  readonly headerKey: HeaderKey
  readonly transcript: Transcript
  readonly next: number
}

export class KeyWatch {
  /** What left at each place of a chain, by header key and number. */
  readonly #places = new Map<string, string>()
  /** Chains that some disk held once, and how far. */
  readonly #chains = new Map<string, Chain>()
  #known = new WeakSet<Uint8Array>()
  /** What was wrong, in words. */
  readonly faults: string[] = []
  /** How many inners left. */
  sent = 0

  /** At how many places of chains something left. */
  get places (): number { return this.#places.size }

  watch (person: Inhabitant): void {
    person.written = (disk) => { this.#learn(disk) }
    person.tap = (protocol, frame) => {
      const inner = protocol === DIRECT_PROTOCOL
        ? directInner(frame)
        : putInner(frame, person.disk)
      if (inner !== undefined) this.#check(person.name, inner)
    }
    this.#learn(person.disk)
  }

  #learn (disk: Disk): void {
    for (const device of devicesOn(disk)) {
      const record = disk.get(rowsOf(tables.session, deviceIdOf(device)))?.get(0)
      if (record === undefined || this.#known.has(record)) continue
      this.#known.add(record)
      const sessions = decodeState(record)?.sessions
      if (sessions === undefined) continue
      for (const { ratchet: { sending, transcript } } of [sessions.active, ...sessions.archived]) {
        if (sending === undefined) continue
        const name = toHex(sending.headerKey)
        const next = Math.max(sending.next, this.#chains.get(name)?.next ?? 0)
        this.#chains.set(name, { headerKey: sending.headerKey, transcript, next })
      }
    }
  }

  #check (name: string, inner: Uint8Array): void {
    this.sent++
    const message = decodeMessage(decodeInner(inner)?.message ?? new Uint8Array(0))
    for (const [key, { headerKey, transcript, next }] of this.#chains) {
      const bytes = message && openHeader(headerKey, message.nonce, message.header, transcript)
      const header = bytes && decodeHeader(bytes)
      if (header === undefined) continue
      const place = `${key} ${header.number}`
      const hash = toHex(innerHash(inner))
      if (header.number >= next) this.faults.push(`${name} sent what its disk does not know`)
      if ((this.#places.get(place) ?? hash) !== hash) this.faults.push(`${name} used a key twice`)
      this.#places.set(place, hash)
      return
    }
    this.faults.push(`${name} sent in a chain that its disk never held`)
  }
}

function directInner (bytes: Uint8Array): Uint8Array | undefined {
  const frame = decodeDirectFrame(bytes)
  return frame.ok && frame.value.type === 'message' ? unpadInner(frame.value.padded) : undefined
}

function putInner (frame: Uint8Array, disk: Disk): Uint8Array | undefined {
  const request = decodeRequest(frame)
  if (!request.ok || request.value.operation?.type !== 'put') return undefined
  const { box, envelope } = request.value.operation
  for (const { capabilities } of devicesOn(disk)) {
    for (const capability of capabilities) {
      const inner = toHex(capability.box) === toHex(box) &&
        openEnvelope(capability.outer, box, envelope)
      if (inner) return inner
    }
  }
  return undefined
}

function devicesOn (disk: Disk): RemoteDevice[] {
  return [...disk].filter(([name]) => name.startsWith(`${tables.device}/`))
    .flatMap(([, rows]) => [...rows.values()])
    .map(decodeRemoteDevice).filter((device) => device !== undefined)
}

function rowsOf (table: number | string, name: Uint8Array): string {
  return `${table}/${toHex(name)}`
}
