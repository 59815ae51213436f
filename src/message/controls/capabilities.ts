// Control 3: where to leave mail for the sending device. It replaces all that came before under a
// lower version. Token and outer key are secrets between the two devices; no host ever sees the
// outer key.

import { BOX_NAME_SIZE, OUTER_KEY_SIZE, TOKEN_SIZE } from '../../identity/capability.ts'
import { U32_MAX } from '../fields.ts'
import { readAddressList, readPeerKey, writeAddressList } from './address-list.ts'
import type { Seconds } from '../../base/brand.ts'
import type { Address, PeerKey } from '../../base/channel.ts'
import type { SymmetricKey } from '../../crypto/keys.ts'
import type { BoxName, Capability, Token } from '../../identity/capability.ts'
import type { CborValue } from '../cbor.ts'
import type { FieldReader } from '../fields.ts'

/** A capability, and the host that honours it. */
export interface HeldCapability extends Capability {
  readonly host: { readonly peer: PeerKey, readonly addresses: readonly Address[] }
  /** When the box's lease ends unless it is renewed. */
  readonly until: Seconds
}

export interface Capabilities {
  readonly kind: 'capabilities'
  readonly version: Seconds
  /** At most CAPABILITIES_MAX. */
  readonly capabilities: readonly HeldCapability[]
}

export const CAPABILITIES_MAX = 8

export function writeCapabilities (control: Capabilities): CborValue[] {
  return [control.version, control.capabilities.map(({ host, box, token, outer, until }) =>
    [host.peer, writeAddressList(host.addresses), box, token, outer, until])]
}

export function readCapabilities (reader: FieldReader): Capabilities {
  return {
    kind: 'capabilities',
    version: reader.uint('version', U32_MAX),
    capabilities: reader.records('capabilities', CAPABILITIES_MAX, readCapability)
  }
}

function readCapability (reader: FieldReader): HeldCapability {
  return {
    host: { peer: readPeerKey(reader), addresses: readAddressList(reader) },
    box: reader.bytes('box', BOX_NAME_SIZE) as BoxName,
    token: reader.bytes('token', TOKEN_SIZE) as Token,
    outer: reader.bytes('outer key', OUTER_KEY_SIZE) as SymmetricKey,
    until: reader.uint('end of the lease', U32_MAX)
  }
}
