// One side of a conversation in both implementations at once: each step is done by the fast one and
// by the slow one of reference/, and anything in which they differ is an error.

import { equalBytes } from '../../src/base/bytes.ts'
import { encodeBundle } from '../../src/identity/bundle.ts'
import { encodeCertificate } from '../../src/identity/certificate.ts'
import { openFirst, startSession } from '../../src/session/first-contact.ts'
import { decrypt, encrypt } from '../../src/session/peer-messages.ts'
import { decodePeerSessions, encodePeerSessions } from '../../src/session/peer-sessions.ts'
import { unwrap } from '../../src/base/errors.ts'
import { wipe } from '../../src/crypto/compare.ts'
import { prekeysOf } from './people.ts'
import { ZERO_PSK, accept, initiate, partsOf } from './reference/handshake.ts'
import { H, cutter, hex, join } from './reference/primitives.ts'
import { decrypt as slowDecrypt, encrypt as slowEncrypt } from './reference/ratchet.ts'
import { begin } from './reference/state.ts'
import type { Random } from '../../src/base/clock.ts'
import type { PeerSessions } from '../../src/session/peer-sessions.ts'
import type { Person } from './people.ts'
import type { Device } from './reference/handshake.ts'
import type { Outcome } from './reference/ratchet.ts'
import type { State } from './reference/state.ts'

const deviceOf = ({ device }: Person): Device =>
  ({ certificate: encodeCertificate(device.certificate), dh: device.dh })

export class Side {
  readonly #self: Person
  readonly #random: Random
  readonly #slowRandom: Random
  #fast: PeerSessions | undefined
  #slow: State | undefined

  /** `random` and `slowRandom` give the same bytes, each to one of the implementations. */
  constructor (self: Person, random: Random, slowRandom: Random) {
    this.#self = self
    this.#random = random
    this.#slowRandom = slowRandom
  }

  /** Whether there is a session to send on. */
  get ready (): boolean { return this.#fast !== undefined }

  /** The post-quantum epoch that this side sends under. */
  get epoch (): number { return this.#slow?.epoch ?? 0 }

  start (other: Person, now: number): void {
    const { bundle } = other.made
    const started = startSession(this.#self.device, bundle, other.psk, now, this.#random)
    this.#store(unwrap(started).sessions)
    const bytes = encodeBundle(bundle)
    const psk = other.psk ?? ZERO_PSK
    const master = initiate(deviceOf(this.#self), bytes, psk, this.#slowRandom)
    this.#slow = begin(true, master, now, partsOf(bytes).prekey, master.prefix)
  }

  send (payload: Uint8Array, now: number): Uint8Array {
    if (this.#fast === undefined || this.#slow === undefined) throw new Error('not begun')
    const sealed = encrypt(this.#fast, payload, now, this.#random)
    this.#store(sealed.sessions)
    wipe(...sealed.wipe)
    same(sealed.inner, slowEncrypt(this.#slow, payload, now, this.#slowRandom))
    same(sealed.innerHash, H(join('snug/1/inner\0', sealed.inner)))
    return sealed.inner
  }

  /** The payload, or the code of the fault. */
  receive (inner: Uint8Array, now: number): Outcome {
    const fast = this.#receiveFast(inner, now)
    const slow = this.#receiveSlow(inner, now)
    if ('fault' in fast || 'fault' in slow) {
      if (JSON.stringify(fast) !== JSON.stringify(slow)) {
        throw new Error(`one says ${JSON.stringify(fast)}, the other ${JSON.stringify(slow)}`)
      }
    } else {
      same(fast.payload, slow.payload)
    }
    return fast
  }

  #receiveFast (inner: Uint8Array, now: number): Outcome {
    if (this.#fast === undefined) {
      const opened = openFirst(this.#self.device, inner, prekeysOf(this.#self), now)
      if (!opened.ok) return { fault: opened.fault.code }
      this.#store(opened.value.sessions)
      wipe(...opened.value.wipe)
      return { payload: opened.value.payload }
    }
    const opened = decrypt(this.#fast, inner, now)
    if (!opened.ok) return { fault: opened.fault.code }
    this.#store(opened.value.sessions)
    wipe(...opened.value.wipe)
    return { payload: opened.value.payload }
  }

  #receiveSlow (inner: Uint8Array, now: number): Outcome {
    if (this.#slow !== undefined) return slowDecrypt(this.#slow, inner, now)
    const { bundle, privatePrekeys: { prekey, kem } } = this.#self.made
    const cut = cutter(inner)
    const [kind, prefix] = [cut(1), cut(1357)]
    if (kind[0] !== 1) return { fault: 'malformed' }
    const psk = this.#self.psk ?? ZERO_PSK
    const master = accept(deviceOf(this.#self), encodeBundle(bundle), prekey, kem, psk, prefix)
    if (master === undefined) return { fault: 'unauthentic' }
    this.#slow = begin(false, master, now, prekey, prefix)
    return slowDecrypt(this.#slow, inner, now)
  }

  /** What is not in the stored form is lost here: every step works from it alone. */
  #store (sessions: PeerSessions): void {
    const bytes = encodePeerSessions(sessions)
    this.#fast = unwrap(decodePeerSessions(bytes))
    same(encodePeerSessions(this.#fast), bytes)
  }
}

function same (fast: Uint8Array, slow: Uint8Array): void {
  if (!equalBytes(fast, slow)) throw new Error(`differ: ${hex(fast)} and ${hex(slow)}`)
}
