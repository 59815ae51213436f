// The device list (PROTOCOL.md §2): which devices speak for an account. Signed by the account,
// replaced as a whole; a device that it leaves out is out, and its sessions close.

import { compareBytes, concat, equalBytes } from '../base/bytes.ts'
import { fail, failed, ok } from '../base/errors.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { sign, verify } from '../crypto/ed25519.ts'
import { SIGNATURE_SIZE, asSignature } from '../crypto/keys.ts'
import { ACCOUNT_ID_SIZE, accountKey, asAccountId } from './account.ts'
import { CERTIFICATE_SIZE, decodeCertificate, encodeCertificate } from './certificate.ts'
import { refuseVersion } from './version.ts'
import type { Milliseconds, Seconds } from '../base/brand.ts'
import type { Result } from '../base/errors.ts'
import type { Signature } from '../crypto/keys.ts'
import type { AccountId, AccountKeyPair } from './account.ts'
import type { Certificate } from './certificate.ts'

export interface DeviceList {
  readonly account: AccountId
  readonly version: Seconds
  /** In ascending order of device id; all of this account. */
  readonly certificates: readonly Certificate[]
  readonly signature: Signature
}

export const DEVICES_MAX = 16

const VERSION = 1
const LABEL = 'snug/1/device-list'

/**
 * `version` comes from `nextVersion`. Throws RangeError on devices of another account, doubles, or
 * too many.
 */
export function issueDeviceList (
  account: AccountKeyPair, version: Seconds, devices: readonly Certificate[]
): DeviceList {
  const certificates = [...devices].sort((a, b) => compareBytes(a.deviceId, b.deviceId))
  if (certificates.length > DEVICES_MAX) {
    throw new RangeError(`a device list takes ${DEVICES_MAX} devices at most`)
  }
  if (!inOrder(account.id, certificates)) throw new RangeError('devices of one account, each once')
  const unsigned = { account: account.id, version, certificates }
  return { ...unsigned, signature: sign(account.privateKey, LABEL, signedPart(unsigned)) }
}

/** At most 3 510 bytes. */
export function encodeDeviceList (list: DeviceList): Uint8Array {
  return concat(signedPart(list), list.signature)
}

/**
 * Faults: `device-list-malformed`, `device-list-newer`, `device-list-signature`, and those of a
 * certificate.
 */
export function decodeDeviceList (bytes: Uint8Array): Result<DeviceList> {
  const reader = new ByteReader(bytes)
  const format = reader.u8()
  if (format > VERSION) {
    return fail('device-list-newer', 'This device list was made by a newer Snug.', 'Update Snug.')
  }
  const account = asAccountId(reader.take(ACCOUNT_ID_SIZE))
  const version = reader.u32()
  const count = reader.u8()
  if (count > DEVICES_MAX) reader.refuse()
  const encoded: Uint8Array[] = []
  for (let i = 0; i < count && !reader.failed; i++) encoded.push(reader.take(CERTIFICATE_SIZE))
  const signature = asSignature(reader.take(SIGNATURE_SIZE))
  if (format !== VERSION || !reader.done()) return malformed()
  // First the one signature, then up to sixteen: a stranger's bytes cost little.
  if (!verify(accountKey(account), LABEL, bytes.subarray(0, -SIGNATURE_SIZE), signature)) {
    return fail('device-list-signature',
      'This device list is not signed by the account that it names.')
  }
  const certificates: Certificate[] = []
  for (const part of encoded) {
    const certificate = decodeCertificate(part)
    if (!certificate.ok) return certificate
    certificates.push(certificate.value)
  }
  if (!inOrder(account, certificates)) return malformed()
  return ok({ account, version, certificates, signature })
}

/**
 * The list of `bytes` in the place of `previous`. Faults: those of `decodeDeviceList`,
 * `device-list-account`, `version-old`, `version-ahead`, `version-fork`.
 */
export function acceptDeviceList (
  account: AccountId, previous: DeviceList | undefined, bytes: Uint8Array, now: Milliseconds
): Result<DeviceList> {
  const list = decodeDeviceList(bytes)
  if (!list.ok) return list
  if (!equalBytes(list.value.account, account)) {
    return fail('device-list-account', 'This device list belongs to another account.')
  }
  const before = previous && { version: previous.version, bytes: encodeDeviceList(previous) }
  const fault = refuseVersion(before, { version: list.value.version, bytes }, now, 'device list')
  return fault === undefined ? list : failed(fault)
}

/** Whether `list` has this very certificate: the same device with the same keys. */
export function isListed (list: DeviceList, certificate: Certificate): boolean {
  const wanted = encodeCertificate(certificate)
  return list.certificates.some((listed) => equalBytes(encodeCertificate(listed), wanted))
}

function inOrder (account: AccountId, certificates: readonly Certificate[]): boolean {
  return certificates.every((certificate, i) => {
    const before = certificates[i - 1]
    return equalBytes(certificate.account, account) &&
      (before === undefined || compareBytes(before.deviceId, certificate.deviceId) < 0)
  })
}

function signedPart (list: Omit<DeviceList, 'signature'>): Uint8Array {
  const writer = new ByteWriter()
    .u8(VERSION)
    .put(list.account)
    .u32(list.version)
    .u8(list.certificates.length)
  for (const certificate of list.certificates) writer.put(encodeCertificate(certificate))
  return writer.finish()
}

function malformed (): Result<never> {
  return fail('device-list-malformed', 'This device list cannot be read: it is damaged.')
}
