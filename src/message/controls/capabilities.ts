// Control 3: where to leave mail for the sending device. It replaces all that came before under a lower version.
// Token and outer key are secrets between the two devices; the outer key must never reach a host.

import { BOX_ID_LENGTH } from '../envelope.ts'
import { U32_MAX } from '../fields.ts'
import { MULTIADDR_MAX, MULTIADDRS_MAX, PEER_KEY_LENGTH } from './addresses.ts'
import type { Brand, Seconds } from '../../base/brand.ts'
import type { PeerKey } from '../../base/channel.ts'
import type { SymmetricKey } from '../../crypto/keys.ts'
import type { CborValue } from '../cbor.ts'
import type { BoxId } from '../envelope.ts'
import type { FieldReader } from '../fields.ts'
import type { Multiaddr } from './addresses.ts'

/** The secret that a host asks for before it takes an envelope, 32 bytes. */
export type BoxToken = Brand<Uint8Array, 'BoxToken'>

export interface Capability {
  /** The host. */
  readonly peer: PeerKey
  readonly addresses: readonly Multiaddr[]
  readonly box: BoxId
  readonly token: BoxToken
  readonly outerKey: SymmetricKey
  /** When the box's lease ends unless it is renewed. */
  readonly until: Seconds
}

export interface Capabilities {
  readonly kind: 'capabilities'
  readonly version: Seconds
  /** At most CAPABILITIES_MAX. */
  readonly capabilities: readonly Capability[]
}

export const CAPABILITIES_MAX = 8
const SECRET_LENGTH = 32 // bytes

export function writeCapabilities (control: Capabilities): CborValue[] {
  return [control.version, control.capabilities.map((capability) => [
    capability.peer, capability.addresses, capability.box, capability.token, capability.outerKey, capability.until
  ])]
}

export function readCapabilities (reader: FieldReader): Capabilities {
  return {
    kind: 'capabilities',
    version: reader.uint('version', U32_MAX),
    capabilities: reader.records('capabilities', CAPABILITIES_MAX, readCapability)
  }
}

function readCapability (reader: FieldReader): Capability {
  return {
    peer: reader.bytes('peer', PEER_KEY_LENGTH) as PeerKey,
    addresses: reader.byteStrings('addresses', MULTIADDRS_MAX, 1, MULTIADDR_MAX) as Multiaddr[],
    box: reader.bytes('box', BOX_ID_LENGTH) as BoxId,
    token: reader.bytes('token', SECRET_LENGTH) as BoxToken,
    outerKey: reader.bytes('outer key', SECRET_LENGTH) as SymmetricKey,
    until: reader.uint('end of the lease', U32_MAX)
  }
}
