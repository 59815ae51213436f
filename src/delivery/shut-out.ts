// Who was shut out of a box (DESIGN §9): the capability is taken back here at once, and at the host
// as soon as it hears of it, which is written down, tried until it is confirmed, and shown for
// people who were blocked.

import { equalBytes } from '../base/bytes.ts'
import { tokenHash } from '../mailbox/capability.ts'
import { grantFor } from './leased-box.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { TokenHash } from '../mailbox/capability.ts'
import type { LeasedBox } from './leased-box.ts'

export interface ShutOut {
  /** Hosts that have to take something back, or have. */
  readonly houses: number
  readonly confirmed: number
}

/** Of what is watched no more than this is remembered. */
const WATCHED_MAX = 256

/** The box without the capability of a device, which its host has to hear of. */
export function withoutDevice (box: LeasedBox, device: DeviceId, watched: boolean): LeasedBox {
  const grant = grantFor(box, device)
  if (grant === undefined) return box
  // A box that was never leased has nothing to take back.
  const confirmed = box.owned.until === 0
  const taken = { device, token: tokenHash(grant.capability.token), confirmed, watched }
  return { ...box, grants: box.grants.filter((other) => other !== grant),
    revoked: [...box.revoked, taken] }
}

/** The box after its host has taken back what `tokens` name; without any, everything. */
export function withConfirmed (box: LeasedBox, tokens?: readonly TokenHash[]): LeasedBox {
  const revoked = box.revoked.map((each) =>
    tokens === undefined || tokens.some((token) => equalBytes(token, each.token))
      ? { ...each, confirmed: true }
      : each)
  const watched = revoked.filter((each) => each.confirmed && each.watched).slice(-WATCHED_MAX)
  return { ...box, revoked: revoked.filter((each) => !each.confirmed || watched.includes(each)) }
}

/** The box with nothing shown of a device any more. */
export function unwatched (box: LeasedBox, device: DeviceId): LeasedBox {
  const isTheirs = (each: LeasedBox['revoked'][number]): boolean => equalBytes(each.device, device)
  if (!box.revoked.some((each) => each.watched && isTheirs(each))) return box
  const revoked = box.revoked.filter((each) => !isTheirs(each) || !each.confirmed)
    .map((each) => isTheirs(each) ? { ...each, watched: false } : each)
  return { ...box, revoked }
}

export function countShutOut (boxes: readonly LeasedBox[], device: DeviceId): ShutOut {
  const taken = boxes.map(({ revoked }) =>
    revoked.findLast((each) => each.watched && equalBytes(each.device, device)))
    .filter((each) => each !== undefined)
  return { houses: taken.length, confirmed: taken.filter(({ confirmed }) => confirmed).length }
}
