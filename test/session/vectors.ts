// The frozen conversation of test/vectors/session.json: keys, all randomness that was drawn, every
// inner. Whoever implements the protocol can play it back. It is made once, by `makeVectors`.

import { decodeBundle, encodeBundle } from '../../src/identity/bundle.ts'
import { decodeDevice, encodeDevice } from '../../src/identity/device.ts'
import { unwrap } from '../../src/base/errors.ts'
import { seeded } from '../random.ts'
import { START, person } from './people.ts'
import { Side } from './sides.ts'
import { cutter, hex } from './reference/primitives.ts'
import type { Random } from '../../src/base/clock.ts'
import type { MlKemPrivateKey, SymmetricKey, X25519PrivateKey } from '../../src/crypto/keys.ts'
import type { Person } from './people.ts'

type Name = 'ana' | 'ben'

/** Byte strings are hexadecimal, times Unix milliseconds. */
export interface SessionVectors {
  readonly about: string
  /** The stored form of a device: u8 1 ‖ certificate[213] ‖ dh[32] ‖ sign[32] ‖ discovery[32]. */
  readonly ana: { readonly device: string }
  readonly ben: {
    readonly device: string
    readonly bundle: string
    readonly prekey: string
    readonly kem: string
    readonly psk: string
  }
  /** Ana begins a session with Ben's bundle; `random` is what she draws for it, in order. */
  readonly start: { readonly at: number, readonly random: string }
  readonly events: readonly VectorEvent[]
}

/** `read` is the index of the inner among those sent; one that is never read was lost. */
export type VectorEvent =
  | {
    readonly send: Name, readonly at: number, readonly random: string
    readonly payload: string, readonly inner: string
  }
  | { readonly read: number, readonly at: number }

export const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'))

export function readPeople (vectors: SessionVectors): Record<Name, Person> {
  const device = unwrap(decodeDevice(bytes(vectors.ben.device)))
  const made = {
    bundle: unwrap(decodeBundle(bytes(vectors.ben.bundle))),
    privatePrekeys: {
      prekey: bytes(vectors.ben.prekey) as X25519PrivateKey,
      kem: bytes(vectors.ben.kem) as MlKemPrivateKey
    }
  }
  return {
    // Nobody writes to a bundle of Ana's.
    ana: { device: unwrap(decodeDevice(bytes(vectors.ana.device))), made, psk: undefined },
    ben: { device, made, psk: bytes(vectors.ben.psk) as SymmetricKey }
  }
}

/** Two hundred messages of both sides, with losses, reordering, a gap of a day and rekeys. */
export function makeVectors (seed: string): SessionVectors {
  const random = seeded(seed)
  const [ana, ben] = [person(random), person(random)]
  const tapes = { ana: record(random.fork('ana')), ben: record(random.fork('ben')) }
  const sides = {
    ana: new Side(ana, tapes.ana.first, tapes.ana.second),
    ben: new Side(ben, tapes.ben.first, tapes.ben.second)
  }
  const events: VectorEvent[] = []
  const waiting: { readonly to: Name, readonly inner: Uint8Array, readonly index: number }[] = []
  let at = START
  sides.ana.start(ben, at)
  const start = { at, random: tapes.ana.cut() }
  for (let index = 0; index < 200; index++) {
    at += index === 120 ? 25 * 3_600_000 : 1_000
    const send = sides.ben.ready && random.chance(0.4) ? 'ben' : 'ana'
    const payload = random(random.between(0, 24))
    const inner = sides[send].send(payload, at)
    events.push({ send, at, random: tapes[send].cut(), payload: hex(payload), inner: hex(inner) })
    if (random.chance(0.9)) waiting.push({ to: send === 'ana' ? 'ben' : 'ana', inner, index })
    while (waiting.length > 0 && random.chance(0.6)) {
      const [packet] = waiting.splice(random.int(Math.min(3, waiting.length)), 1)
      if (packet !== undefined && 'payload' in sides[packet.to].receive(packet.inner, at)) {
        events.push({ read: packet.index, at })
      }
    }
  }
  return {
    about: 'Session of Snug protocol 1: PROTOCOL.md §5, §6',
    ana: { device: hex(encodeDevice(ana.device)) },
    ben: {
      device: hex(encodeDevice(ben.device)),
      bundle: hex(encodeBundle(ben.made.bundle)),
      prekey: hex(ben.made.privatePrekeys.prekey),
      kem: hex(ben.made.privatePrekeys.kem),
      psk: hex(ben.psk as SymmetricKey)
    },
    start,
    events
  }
}

/** One source of randomness for both implementations of a side, which draw alternately. */
function record (random: Random): { first: Random, second: Random, cut: () => string } {
  let drawn: Uint8Array[] = []
  let ahead: Uint8Array[] = []
  return {
    first: (length) => {
      const piece = random(length)
      drawn.push(piece)
      ahead.push(piece)
      return piece.slice()
    },
    second: (length) => {
      const piece = ahead.shift()
      if (piece?.length !== length) throw new Error('the two draw different randomness')
      return piece.slice()
    },
    cut: () => {
      const text = drawn.map(hex).join('')
      drawn = []
      ahead = []
      return text
    }
  }
}

/** Plays back what was drawn: the source for one implementation, fed step by step. */
export function tape (): Random & { feed: (text: string) => void, left: () => number } {
  let left = 0
  let cut = cutter(new Uint8Array())
  const random = (length: number): Uint8Array => {
    left -= length
    if (left < 0) throw new Error('more randomness is drawn than was recorded')
    return cut(length)
  }
  const feed = (text: string): void => {
    cut = cutter(bytes(text))
    left = text.length / 2
  }
  return Object.assign(random, { feed, left: () => left })
}
