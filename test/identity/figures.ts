// The wire bytes of this layer, made from the inputs of test/vectors/identity.json: what is frozen
// there, and what another implementation has to give for the same inputs.

import { fromHex, toHex } from '../../src/base/bytes.ts'
import { asEd25519PrivateKey } from '../../src/crypto/keys.ts'
import { createAccount } from '../../src/identity/account.ts'
import { encodeBundle, makeBundle } from '../../src/identity/bundle.ts'
import { certificateHash, encodeCertificate } from '../../src/identity/certificate.ts'
import { encodeDeviceList, issueDeviceList } from '../../src/identity/device-list.ts'
import { createDevice } from '../../src/identity/device.ts'
import { inviteLink } from '../../src/identity/invite-link.ts'
import { asInviteSecret, inviteCapability, invitePsk } from '../../src/identity/invite-secrets.ts'
import { safetyNumber } from '../../src/identity/safety-number.ts'
import { scannableSafetyNumber } from '../../src/identity/scannable.ts'
import { encodeSuccession, issueSuccession } from '../../src/identity/succession.ts'
import { address } from './invites.ts'
import type { PeerKey } from '../../src/base/channel.ts'
import type { Random } from '../../src/base/clock.ts'
import type { AccountKeyPair } from '../../src/identity/account.ts'
import type { LocalDevice } from '../../src/identity/device.ts'

export interface DeviceInput {
  readonly id: string
  readonly dh: string
  readonly sign: string
  readonly discovery: string
  readonly created: number
}

/** Byte strings are hexadecimal, times and versions Unix seconds. */
export interface Inputs {
  readonly account: string
  readonly successor: string
  readonly devices: readonly DeviceInput[]
  readonly deviceListVersion: number
  readonly successionVersion: number
  readonly bundle: { readonly prekey: string, readonly kem: string, readonly version: number }
  readonly invite: {
    readonly secret: string
    readonly expiry: number
    readonly hosts: ReadonlyArray<{ readonly peer: string, readonly addresses: readonly string[] }>
  }
}

export interface Figures {
  readonly accountId: string
  readonly certificates: readonly string[]
  readonly certificateHash: string
  readonly deviceList: string
  readonly succession: string
  readonly bundle: string
  readonly bundleHash: string
  readonly bundleId: string
  readonly inviteLink: string
  readonly reusableLink: string
  readonly capabilities: ReadonlyArray<{
    readonly box: string, readonly token: string, readonly outer: string
  }>
  readonly psk: string
  readonly safetyNumber: string
  readonly scannable: string
}

export function bytes (hex: string): Uint8Array {
  const parsed = fromHex(hex)
  if (parsed === undefined) throw new Error(`not hexadecimal: ${hex}`)
  return parsed
}

export function figuresOf (inputs: Inputs): Figures {
  const account = accountOf(inputs.account)
  const successor = accountOf(inputs.successor)
  const devices = inputs.devices.map((device) => deviceOf(account, device))
  const [first] = devices
  if (first === undefined) throw new Error('no device')
  const { bundle } = makeBundle(
    first, 'invite', inputs.bundle.version, inTurn(inputs.bundle.prekey, inputs.bundle.kem))
  const secret = asInviteSecret(bytes(inputs.invite.secret))
  const hosts = inputs.invite.hosts.map(({ peer, addresses }) =>
    ({ peer: bytes(peer) as PeerKey, addresses: addresses.map(address) }))
  const fields = { account: account.id, secret, expiry: inputs.invite.expiry, hosts }
  const certificates = devices.map(({ certificate }) => certificate)
  const list = issueDeviceList(account, inputs.deviceListVersion, certificates)
  const succession = issueSuccession(account, successor.id, inputs.successionVersion)
  const hash = certificateHash(first.certificate)
  return {
    accountId: toHex(account.id),
    certificates: certificates.map((certificate) => toHex(encodeCertificate(certificate))),
    certificateHash: toHex(hash),
    deviceList: toHex(encodeDeviceList(list)),
    succession: toHex(encodeSuccession(succession)),
    bundle: toHex(encodeBundle(bundle)),
    bundleHash: toHex(bundle.hash),
    bundleId: toHex(bundle.id),
    inviteLink: inviteLink({ ...fields, kind: 'one-time', bundleHash: bundle.hash }),
    reusableLink: inviteLink({ ...fields, kind: 'reusable', certificateHash: hash }),
    capabilities: hosts.map(({ peer }) => {
      const { box, token, outer } = inviteCapability(secret, peer)
      return { box: toHex(box), token: toHex(token), outer: toHex(outer) }
    }),
    psk: toHex(invitePsk(secret)),
    safetyNumber: safetyNumber(account.id, successor.id),
    scannable: toHex(scannableSafetyNumber(account.id, successor.id))
  }
}

function accountOf (privateKey: string): AccountKeyPair {
  return createAccount(inTurn(toHex(asEd25519PrivateKey(bytes(privateKey)))))
}

function deviceOf (
  account: AccountKeyPair, { id, dh, sign, discovery, created }: DeviceInput
): LocalDevice {
  return createDevice(account, inTurn(id, dh, sign, discovery), created * 1_000)
}

/** "Random" bytes that were chosen before. */
function inTurn (...values: string[]): Random {
  return (length) => {
    const next = bytes(values.shift() ?? '')
    if (next.length !== length) throw new Error(`${next.length} bytes where ${length} are drawn`)
    return next
  }
}
