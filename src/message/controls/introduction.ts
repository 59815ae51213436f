// Controls 20 to 23: a contact makes two of theirs known to each other (PROTOCOL §8). Neither
// learns that the other was asked, or what they said, before both have agreed; the account of
// either comes with the invite alone.

import { plainText } from '../plain-text.ts'
import { cleanName, NAME_MAX } from '../name.ts'
import { NOTE_MAX } from './hello.ts'
import type { Brand } from '../../base/brand.ts'
import type { CborValue } from '../cbor.ts'
import type { FieldReader } from '../fields.ts'

/** Of one introduction, made by the introducer: 16 random bytes. */
export type IntroductionId = Brand<Uint8Array, 'IntroductionId'>

export const INTRODUCTION_ID_SIZE = 16
const INVITE_BYTES_MAX = 512
const NAME_BYTES_MAX = 4 * NAME_MAX

/** Introducer to each: somebody of this name would be made known to you. */
export interface Introduction {
  readonly kind: 'introduction'
  readonly id: IntroductionId
  readonly name: string
  readonly note: string
}
/** Back to the introducer: yes. A no is not said. */
export interface IntroductionConsent {
  readonly kind: 'introduction-consent'
  readonly id: IntroductionId
}
/** Introducer to one of them: both have agreed, send an invite. */
export interface IntroductionAgreed {
  readonly kind: 'introduction-agreed'
  readonly id: IntroductionId
}
/** That invite, to the introducer, who passes it on to the other. */
export interface IntroductionInvite {
  readonly kind: 'introduction-invite'
  readonly id: IntroductionId
  /** As in a link, decoded. */
  readonly invite: Uint8Array
}

export function writeIntroduction ({ id, name, note }: Introduction): CborValue[] {
  return [id, cleanName(name), note]
}

export function readIntroduction (reader: FieldReader): Introduction {
  return {
    kind: 'introduction',
    id: readIntroductionId(reader),
    name: cleanName(reader.text('name', NAME_BYTES_MAX)),
    note: plainText(reader.text('note', NOTE_MAX))
  }
}

export function readIntroductionId (reader: FieldReader): IntroductionId {
  return reader.bytes('introduction', INTRODUCTION_ID_SIZE) as IntroductionId
}

export function readIntroductionInvite (reader: FieldReader): IntroductionInvite {
  return {
    kind: 'introduction-invite',
    id: readIntroductionId(reader),
    invite: reader.bytes('invite', 1, INVITE_BYTES_MAX)
  }
}
