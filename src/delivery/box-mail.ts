// Mail of a leased box, opened by the outer key of the capability that it came by: which tells who
// wrote it.

import { equalBytes } from '../base/bytes.ts'
import { tokenHash } from '../mailbox/capability.ts'
import { openEnvelope } from '../message/envelope.ts'
import { boxIdOf } from './leased-box.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { MailEntry } from '../mailbox/host-frame.ts'
import type { LeasedBox } from './leased-box.ts'

export interface BoxMail {
  /** Undefined for the capability of an invite, which is nobody's yet. */
  readonly device: DeviceId | undefined
  readonly inner: Uint8Array
}

/** Undefined for what no key opens. */
export function openMail (box: LeasedBox, entry: MailEntry): BoxMail | undefined {
  // The host's hint first; a wrong one costs a few more tries, nothing else.
  const hinted = box.grants.filter(({ capability }) =>
    equalBytes(tokenHash(capability.token), entry.tokenHash))
  for (const grant of [...hinted, ...box.grants.filter((other) => !hinted.includes(other))]) {
    const inner = openEnvelope(grant.capability.outer, boxIdOf(box), entry.envelope)
    if (inner !== undefined) return { device: grant.device, inner }
  }
  return undefined
}
