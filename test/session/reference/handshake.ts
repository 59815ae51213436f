// PROTOCOL.md §5, line by line. Certificates and bundles are plain bytes here; whether they are
// signed is not the handshake's business.

import {
  DH, H, KDF, OPEN, SEAL, cutter, join, kemDecapsulate, kemEncapsulate, publicOf
} from './primitives.ts'
import type { Bytes, Draw } from './primitives.ts'

/** What both sides know after the handshake. */
export interface Master {
  readonly T: Bytes
  readonly RK: Bytes
  readonly HK_A: Bytes
  readonly NHK_B: Bytes
  readonly E0: Bytes
  readonly sessionId: Bytes
}

/** A device: its encoded certificate and its private X25519 key. */
export interface Device {
  readonly certificate: Bytes
  readonly dh: Bytes
}

const PREFIX = 1357
export const ZERO_PSK = new Uint8Array(32)

// certificate := u8 1 ‖ account[32] ‖ deviceId[16] ‖ dh[32] ‖ …
const dhOf = (certificate: Bytes): Bytes => certificate.slice(49, 81)

// bundle := u8 1 ‖ kind u8 ‖ certificate[213] ‖ prekey[32] ‖ kem[1184] ‖ …
export function partsOf (bundle: Bytes): { certificate: Bytes, prekey: Bytes, kem: Bytes } {
  return {
    certificate: bundle.slice(2, 215),
    prekey: bundle.slice(215, 247),
    kem: bundle.slice(247, 1431)
  }
}

const hashOfBundle = (bundle: Bytes): Bytes => H(join('snug/1/bundle-hash\0', bundle))

export function initiate (
  A: Device, bundle: Bytes, psk: Bytes, draw: Draw
): Master & { readonly prefix: Bytes } {
  const B = partsOf(bundle)
  const bundleHash = hashOfBundle(bundle)
  const ek = draw(32)
  const EK = publicOf(ek)
  const { ct, SS } = kemEncapsulate(B.kem, draw(32))
  const DH1 = DH(A.dh, B.prekey)
  const DH2 = DH(ek, dhOf(B.certificate))
  const DH3 = DH(ek, B.prekey)
  const t0 = join(Uint8Array.of(1), bundleHash, EK, ct)
  const early = earlyOf(DH3, SS, psk, t0)
  const identity = SEAL(early.key, early.nonce, A.certificate, t0)
  return {
    ...masterOf([DH1, DH2, DH3, SS], psk, t0, A.certificate, B.certificate),
    prefix: join(bundleHash.slice(0, 8), EK, ct, identity)
  }
}

/** Undefined where the prefix was not made for this bundle, psk and device. */
export function accept (
  B: Device, bundle: Bytes, prekey: Bytes, kemSeed: Bytes, psk: Bytes, prefix: Bytes
): Master | undefined {
  if (prefix.length !== PREFIX) return undefined
  const cut = cutter(prefix)
  const [, EK, ct, identity] = [cut(8), cut(32), cut(1088), cut(229)] as const
  const SS = kemDecapsulate(kemSeed, ct)
  const DH2 = DH(B.dh, EK)
  const DH3 = DH(prekey, EK)
  const t0 = join(Uint8Array.of(1), hashOfBundle(bundle), EK, ct)
  const early = earlyOf(DH3, SS, psk, t0)
  const certificate = OPEN(early.key, early.nonce, identity, t0)
  if (certificate === undefined) return undefined
  const DH1 = DH(prekey, dhOf(certificate))
  return masterOf([DH1, DH2, DH3, SS], psk, t0, certificate, B.certificate)
}

function earlyOf (DH3: Bytes, SS: Bytes, psk: Bytes, t0: Bytes): { key: Bytes, nonce: Bytes } {
  const cut = cutter(KDF(join(DH3, SS), psk, join('snug/1/pqxdh/early\0', H(t0)), 56))
  return { key: cut(32), nonce: cut(24) }
}

function masterOf (
  secrets: readonly Bytes[], psk: Bytes, t0: Bytes, certificateA: Bytes, certificateB: Bytes
): Master {
  const T = H(join('snug/1/pqxdh/transcript\0', t0, certificateA, certificateB))
  const ikm = join(new Uint8Array(32).fill(255), ...secrets)
  const cut = cutter(KDF(ikm, psk, join('snug/1/pqxdh/master\0', T), 160))
  return { T, RK: cut(32), HK_A: cut(32), NHK_B: cut(32), E0: cut(32), sessionId: cut(32) }
}
