// Which bundle may be used for whom (DESIGN §5). A bundle that came from a host proves nothing by
// itself: it must be the one that the invite names, or come from the very device that is known
// already.

import { equalBytes } from '../base/bytes.ts'
import { fail, failed, ok } from '../base/errors.ts'
import { decodeBundle, encodeBundle } from './bundle.ts'
import { certificateHash, encodeCertificate } from './certificate.ts'
import { refuseVersion } from './version.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Failed, Result } from '../base/errors.ts'
import type { Bundle } from './bundle.ts'
import type { Certificate } from './certificate.ts'
import type { Invite } from './invite.ts'

/** The bundle that `invite` names. Faults: those of `decodeBundle`, `bundle-not-invited`. */
export function acceptInvitedBundle (invite: Invite, bytes: Uint8Array): Result<Bundle> {
  const bundle = decodeBundle(bytes)
  if (!bundle.ok) return bundle
  return names(invite, bundle.value) ? bundle : notInvited()
}

/**
 * A contact's bundle in the place of `previous`. Faults: those of `decodeBundle`,
 * `bundle-other-device`, `version-old`, `version-ahead`, `version-fork`.
 */
export function acceptContactBundle (
  device: Certificate, previous: Bundle | undefined, bytes: Uint8Array, now: Milliseconds
): Result<Bundle> {
  const bundle = decodeBundle(bytes)
  if (!bundle.ok) return bundle
  const { kind, certificate, version } = bundle.value
  const known = equalBytes(encodeCertificate(certificate), encodeCertificate(device))
  if (kind !== 'contact' || !known) {
    return fail('bundle-other-device',
      'These keys are not the ones that this contact keeps for its contacts.')
  }
  const before = previous && { version: previous.version, bytes: encodeBundle(previous) }
  const fault = refuseVersion(before, { version, bytes }, now, 'set of keys')
  return fault === undefined ? ok(bundle.value) : failed(fault)
}

function names (invite: Invite, bundle: Bundle): boolean {
  if (!equalBytes(bundle.certificate.account, invite.account)) return false
  if (invite.kind === 'one-time') {
    return bundle.kind === 'invite' && equalBytes(bundle.hash, invite.bundleHash)
  }
  const hash = certificateHash(bundle.certificate)
  return bundle.kind === 'address' && equalBytes(hash, invite.certificateHash)
}

function notInvited (): Failed {
  return fail('bundle-not-invited',
    'The keys that a host gave for this invite are not the ones that the invite names.',
    'Ask for a new invite, and say which host it named.')
}
