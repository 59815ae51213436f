// PROTOCOL.md §6, written to be read beside it. Every call works on the state that it is given;
// decrypt takes a copy of everything first and puts it back when anything is wrong.

import {
  DH, H, KDF, MAC, OPEN, SEAL, cutter, hex, join, kemDecapsulate, kemEncapsulate, kemPublicOf,
  number, publicOf, u16, u32
} from './primitives.ts'
import type { Bytes, Draw } from './primitives.ts'
import type { State } from './state.ts'

const DAY = 86_400_000
const SKIP = 2000
const KEPT = 2000
const CHAINS = 5

export type Outcome = { readonly payload: Bytes } | { readonly fault: string }

export function encrypt (s: State, payload: Bytes, now: number, draw: Draw): Bytes {
  // The sending half of a Diffie-Hellman step, where something was received since the last one.
  if (s.CKs === undefined) {
    const secret = draw(32)
    s.DHs = { private: secret, public: publicOf(secret) }
    s.HKs = s.NHKs
    ;[s.RK, s.CKs, s.NHKs] = rootStep(s.RK, DH(secret, s.DHr as Bytes))
    s.Ns = 0
  }
  const field = fieldToSend(s, now, draw)
  const nonce = draw(24)
  const DHs = (s.DHs as { public: Bytes }).public
  const header = join(DHs, u32(s.PN), u32(s.Ns), u32(s.epoch), field)
  const sealed = SEAL(s.HKs as Bytes, nonce, header, s.AD)
  const MK = MAC(s.CKs, Uint8Array.of(1))
  s.CKs = MAC(s.CKs, Uint8Array.of(2))
  s.Ns++
  const message = join(nonce, u16(sealed.length), sealed, sealBody(s, MK, payload, sealed))
  return s.prefix === undefined
    ? join(Uint8Array.of(2), message)
    : join(Uint8Array.of(1), s.prefix, message)
}

export function decrypt (s: State, inner: Bytes, now: number): Outcome {
  const before = structuredClone(s)
  const outcome = read(s, inner, now)
  if ('fault' in outcome) Object.assign(s, before)
  return outcome
}

function read (s: State, inner: Bytes, now: number): Outcome {
  const fault = (code: string): Outcome => ({ fault: code })
  s.skipped = s.skipped.filter(({ at }) => now - at < 30 * DAY)
  if (inner[0] !== 1 && inner[0] !== 2) return fault('malformed')
  if (inner[0] === 1 && hex(inner.slice(1, 1358)) !== hex(s.knownPrefix ?? new Uint8Array())) {
    return fault('not-for-session')
  }
  const cut = cutter(inner.slice(inner[0] === 1 ? 1358 : 1))
  const nonce = cut(24)
  const sealed = cut(number(cut(2)))
  const body = cut(1 << 20)

  // Which chain does the header belong to?
  const open = (key: Bytes | undefined): Bytes | undefined =>
    key && OPEN(key, nonce, sealed, s.AD)
  const isNew = open(s.NHKr) !== undefined
  const HK = isNew ? s.NHKr : s.chains.find((key) => open(key) !== undefined)
  const header = open(HK)
  if (HK === undefined || header === undefined) return fault('not-for-session')
  const h = parseHeader(header)

  let MK: Bytes
  const kept = s.skipped.find((one) => hex(one.HK) === hex(HK) && one.n === h.n)
  if (kept !== undefined) {
    MK = kept.MK
    s.skipped = s.skipped.filter((one) => one !== kept)
  } else {
    if (isNew) {
      if (h.pn - s.Nr > SKIP) return fault('too-far-ahead')
      skip(s, h.pn, now)
      receivingStep(s, h.DHs)
    } else if (hex(HK) !== hex(s.HKr as Bytes)) {
      return fault('replayed')
    }
    if (h.n < s.Nr) return fault('replayed')
    if (h.n - s.Nr > SKIP) return fault('too-far-ahead')
    skip(s, h.n, now)
    MK = step(s)
  }
  const payload = openBody(s, MK, h.epoch, body, sealed)
  if (payload === undefined) return fault('unauthentic')
  s.skipped = s.skipped.filter((one) => s.chains.some((key) => hex(key) === hex(one.HK)))
  s.skipped = s.skipped.slice(-KEPT)
  s.prefix = undefined
  fieldReceived(s, h, now)
  return { payload }
}

interface Header {
  DHs: Bytes
  pn: number
  n: number
  epoch: number
  pq: number
  field: Bytes
}

function parseHeader (header: Bytes): Header {
  const cut = cutter(header)
  return {
    DHs: cut(32),
    pn: number(cut(4)),
    n: number(cut(4)),
    epoch: number(cut(4)),
    pq: number(cut(1)),
    field: cut(header.length)
  }
}

function rootStep (RK: Bytes, secret: Bytes): [Bytes, Bytes, Bytes] {
  const cut = cutter(KDF(secret, RK, join('snug/1/root'), 96))
  return [cut(32), cut(32), cut(32)]
}

/** The receiving half of a Diffie-Hellman step; the sending half waits for the next message. */
function receivingStep (s: State, DHr: Bytes): void {
  if (s.CKs !== undefined) s.PN = s.Ns
  s.CKs = undefined
  s.DHr = DHr
  s.HKr = s.NHKr
  ;[s.RK, s.CKr, s.NHKr] = rootStep(s.RK, DH((s.DHs as { private: Bytes }).private, DHr))
  s.Nr = 0
  s.chains = [...s.chains, s.HKr].slice(-CHAINS)
}

/** The message key of message Nr, and on to the next. */
function step (s: State): Bytes {
  const CK = s.CKr as Bytes
  s.CKr = MAC(CK, Uint8Array.of(2))
  s.Nr++
  return MAC(CK, Uint8Array.of(1))
}

function skip (s: State, until: number, now: number): void {
  while (s.CKr !== undefined && s.Nr < until) {
    const n = s.Nr
    s.skipped.push({ HK: s.HKr as Bytes, n, MK: step(s), at: now })
  }
}

function bodyKeys (s: State, MK: Bytes, epoch: number): { key: Bytes, nonce: Bytes } | undefined {
  const E = s.E[epoch]
  if (E === undefined) return undefined
  const cut = cutter(KDF(MK, E, join('snug/1/message'), 56))
  return { key: cut(32), nonce: cut(24) }
}

function sealBody (s: State, MK: Bytes, payload: Bytes, sealed: Bytes): Bytes {
  const keys = bodyKeys(s, MK, s.epoch)
  if (keys === undefined) throw new Error('the current epoch has a key')
  return SEAL(keys.key, keys.nonce, payload, join(s.AD, sealed))
}

function openBody (
  s: State, MK: Bytes, epoch: number, body: Bytes, sealed: Bytes
): Bytes | undefined {
  const keys = bodyKeys(s, MK, epoch)
  return keys && OPEN(keys.key, keys.nonce, body, join(s.AD, sealed))
}

/** In an even epoch A offers, in an odd one B. */
const offers = (isA: boolean, epoch: number): boolean => (epoch % 2 === 0) === isA

function fieldToSend (s: State, now: number, draw: Draw): Bytes {
  s.epochSent++
  if (s.prefix !== undefined) return Uint8Array.of(0)
  if (offers(s.isA, s.epoch)) {
    if (s.offer === undefined && (s.epochSent >= 50 || now - s.epochBegan >= DAY)) {
      const seed = draw(64)
      s.offer = { seed, key: kemPublicOf(seed) }
    }
    return s.offer === undefined ? Uint8Array.of(0) : join(Uint8Array.of(1), s.offer.key)
  }
  if (s.theirs !== undefined) {
    const { ct, SS } = kemEncapsulate(s.theirs, draw(32))
    s.E[s.epoch + 1] = nextEpoch(s.E[s.epoch] as Bytes, SS, s.theirs, ct)
    s.answer = ct
    s.theirs = undefined
  }
  return s.answer === undefined ? Uint8Array.of(0) : join(Uint8Array.of(2), s.answer)
}

function fieldReceived (s: State, h: Header, now: number): void {
  const enter = (epoch: number): void => {
    s.epoch = epoch
    s.epochBegan = now
    s.epochSent = 0
    s.offer = s.theirs = s.answer = undefined
  }
  if (h.epoch > s.epoch) enter(h.epoch)
  if (h.epoch !== s.epoch) return
  if (h.pq === 1 && s.answer === undefined) s.theirs = h.field
  if (h.pq === 2 && s.offer !== undefined) {
    const SS = kemDecapsulate(s.offer.seed, h.field)
    s.E[s.epoch + 1] = nextEpoch(s.E[s.epoch] as Bytes, SS, s.offer.key, h.field)
    enter(s.epoch + 1)
  }
}

function nextEpoch (E: Bytes, SS: Bytes, key: Bytes, ct: Bytes): Bytes {
  return KDF(SS, E, join('snug/1/pq-epoch\0', H(join(key, ct))), 32)
}
