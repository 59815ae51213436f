// An invite that this person made: its secret, its bundle, and what has become of it (DESIGN §5).

import { equalBytes } from '../base/bytes.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { asDeviceId, DEVICE_ID_SIZE } from '../identity/certificate.ts'
import { tables } from '../storage/tables.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { InviteSecret } from '../identity/invite-secrets.ts'
import type { BoxId } from '../message/envelope.ts'
import type { Operation } from '../storage/store.ts'

export type InvitationState = 'open' | 'used' | 'withdrawn' | 'expired'

/** For one person, once; or an address for anybody, whose messages land in requests. */
export type InvitationKind = 'once' | 'address'

export interface Invitation {
  readonly kind: InvitationKind
  readonly secret: InviteSecret
  readonly link: string
  readonly createdAt: Milliseconds
  readonly expiresAt: Milliseconds
  readonly state: InvitationState
  /** Its boxes at its hosts. */
  readonly boxes: readonly BoxId[]
  /** Who used it, and has not answered the welcome yet: until then the boxes stay for them. */
  readonly guest?: DeviceId | undefined
}

const VERSION = 1
const STATES: readonly InvitationState[] = ['open', 'used', 'withdrawn', 'expired']
const KINDS: readonly InvitationKind[] = ['once', 'address']
const BOXES_MAX = 3
const NOBODY = new Uint8Array(DEVICE_ID_SIZE)

export function putInvitation (invitation: Invitation): Operation {
  const writer = new ByteWriter().u8(VERSION).u8(KINDS.indexOf(invitation.kind)).put(
    invitation.secret
  )
    .text16(invitation.link).u64(invitation.createdAt).u64(invitation.expiresAt)
    .u8(STATES.indexOf(invitation.state)).u8(invitation.boxes.length)
  for (const box of invitation.boxes) writer.put(box)
  writer.put(invitation.guest ?? NOBODY)
  return {
    type: 'put',
    key: { table: tables.invite, name: invitation.secret, number: 0 },
    value: writer.finish()
  }
}

export function deleteInvitation (invitation: Invitation): Operation {
  return { type: 'delete', key: { table: tables.invite, name: invitation.secret, number: 0 } }
}

/** Undefined where the record is damaged. */
export function decodeInvitation (bytes: Uint8Array): Invitation | undefined {
  const reader = new ByteReader(bytes)
  if (reader.u8() !== VERSION) return undefined
  const kind = KINDS[reader.u8()]
  const secret = reader.take(32) as InviteSecret
  const link = reader.text16()
  const createdAt = reader.u64()
  const expiresAt = reader.u64()
  const state = STATES[reader.u8()]
  const boxes: BoxId[] = []
  const count = reader.u8()
  if (count > BOXES_MAX) reader.refuse()
  for (let i = 0; i < count && !reader.failed; i++) boxes.push(reader.take(16) as BoxId)
  const guest = reader.take(DEVICE_ID_SIZE)
  if (!reader.done() || state === undefined || kind === undefined) return undefined
  const known = { kind, secret, link, createdAt, expiresAt, state, boxes }
  return equalBytes(guest, NOBODY) ? known : { ...known, guest: asDeviceId(guest) }
}
