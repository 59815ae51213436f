// What both sides derive from an invite's secret (PROTOCOL.md §4): a capability at each host, and a
// pre-shared key for the handshake, which no host ever sees and which keeps out whoever only
// collects what the hosts have.

import { hkdf } from '../crypto/hkdf.ts'
import { sha256 } from '../crypto/hash.ts'
import { asSymmetricKey } from '../crypto/keys.ts'
import { BOX_NAME_SIZE, OUTER_KEY_SIZE, TOKEN_SIZE, asBoxName, asToken } from './capability.ts'
import type { Brand } from '../base/brand.ts'
import type { PeerKey } from '../base/channel.ts'
import type { Random } from '../base/clock.ts'
import type { SymmetricKey } from '../crypto/keys.ts'
import type { Capability } from './capability.ts'

/** 32 random bytes in the link: whoever has them can redeem the invite. */
export type InviteSecret = Brand<Uint8Array, 'InviteSecret'>

export const INVITE_SECRET_SIZE = 32

const PSK_SIZE = 32
const NO_SALT = new Uint8Array(0)

export function createInviteSecret (random: Random): InviteSecret {
  return random(INVITE_SECRET_SIZE) as InviteSecret
}

/** A cast for 32 bytes; throws RangeError on any other length. */
export function asInviteSecret (bytes: Uint8Array): InviteSecret {
  if (bytes.length !== INVITE_SECRET_SIZE) {
    throw new RangeError(`invite secret takes 32 bytes, not ${bytes.length}`)
  }
  return bytes as InviteSecret
}

/** The capability for the invite's box at one host. */
export function inviteCapability (secret: InviteSecret, host: PeerKey): Capability {
  const salt = sha256(host)
  return {
    box: asBoxName(hkdf(secret, salt, 'snug/1/invite/box', BOX_NAME_SIZE)),
    token: asToken(hkdf(secret, salt, 'snug/1/invite/token', TOKEN_SIZE)),
    outer: asSymmetricKey(hkdf(secret, salt, 'snug/1/invite/outer', OUTER_KEY_SIZE))
  }
}

/** The pre-shared key of the handshake. */
export function invitePsk (secret: InviteSecret): SymmetricKey {
  return asSymmetricKey(hkdf(secret, NO_SALT, 'snug/1/invite/psk', PSK_SIZE))
}
