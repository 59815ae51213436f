// The work of a stranger (PROTOCOL §10.2): what a put into a request box proves that it has cost.
// Bound to host, box, day, the host's nonce and the envelope, so that no work counts twice. A cheap
// hash comes first: who sends rubbish makes a host spend little.

import { utf8, concat } from '../base/bytes.ts'
import { MIB } from '../base/limits.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { current } from '../crypto/accelerator.ts'
import { labelled } from '../crypto/ed25519.ts'
import { sha256 } from '../crypto/hash.ts'
import { SALT_SIZE } from '../crypto/argon2.ts'
import type { Brand } from '../base/brand.ts'
import type { PeerKey } from '../base/channel.ts'
import type { BoxId, EnvelopeHash } from '../message/envelope.ts'

export const WORK_NONCE_SIZE = 32 // bytes
/** Zero bits that the cheap hash begins with, and the costly one at most. */
const FIRST_BITS = 8
export const WORK_BITS_MAX = 8
const WORK_COST = { memory: 8 * MIB, passes: 1 } as const

/** Of a host, for one box and a while. */
export type WorkNonce = Brand<Uint8Array, 'WorkNonce'>

/** What a host asks for. */
export interface WorkAsked {
  readonly nonce: WorkNonce
  /** The UTC day by the host's clock: Unix seconds / 86 400. */
  readonly day: number
  /** Zero bits of the costly hash. */
  readonly bits: number
}

/** For what the work is done. */
export interface WorkFor {
  readonly host: PeerKey
  readonly box: BoxId
  readonly envelope: EnvelopeHash
}

export interface WorkProof {
  readonly day: number
  readonly nonce: WorkNonce
  /** Found by trying. */
  readonly counter: number
}

const VERSION = 1
const FIRST_LABEL = utf8('snug/1/work-first\0')

export function encodeWorkProof ({ day, nonce, counter }: WorkProof): Uint8Array {
  return new ByteWriter().u8(VERSION).u32(day).put(nonce).u64(counter).finish()
}

/** Undefined for what is no proof. */
export function decodeWorkProof (bytes: Uint8Array): WorkProof | undefined {
  const reader = new ByteReader(bytes)
  const version = reader.u8()
  const proof = { day: reader.u32(), nonce: reader.take(WORK_NONCE_SIZE) as WorkNonce,
    counter: reader.u64() }
  return version === VERSION && reader.done() ? proof : undefined
}

/** What every try of one search begins with. */
export class WorkBase {
  readonly #salt: Uint8Array
  readonly #input: Uint8Array
  readonly #counter: DataView

  constructor (work: WorkFor, { day, nonce }: Pick<WorkAsked, 'day' | 'nonce'>) {
    const bound = new ByteWriter().put(work.host).put(work.box).u32(day).put(nonce)
      .put(work.envelope).finish()
    const base = sha256(labelled('snug/1/work', bound))
    this.#salt = base.subarray(0, SALT_SIZE)
    this.#input = concat(FIRST_LABEL, base, new Uint8Array(8))
    this.#counter = new DataView(this.#input.buffer, this.#input.length - 8)
  }

  /** The cheap hash of a counter, where it begins as it must. */
  first (counter: number): Uint8Array | undefined {
    this.#counter.setUint32(0, Math.floor(counter / 0x100000000))
    this.#counter.setUint32(4, counter >>> 0)
    const hash = sha256(this.#input)
    return leadingZeros(hash) >= FIRST_BITS ? hash : undefined
  }

  /** How many zero bits the costly hash begins with. */
  async second (first: Uint8Array): Promise<number> {
    return leadingZeros(await current.workHash(first, this.#salt, WORK_COST))
  }
}

function leadingZeros (hash: Uint8Array): number {
  const [a = 0, b = 0, c = 0, d = 0] = hash
  return Math.clz32((a << 24 | b << 16 | c << 8 | d) >>> 0)
}
