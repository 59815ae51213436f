// Control content (PROTOCOL §8): what devices tell each other, as deterministic CBOR `[number,
// fields…]`. A number that this version does not know becomes `unknown` and is ignored, as are
// fields behind the known ones: so the format can grow. Numbers are never reused. Bounds of single
// kinds stand in their files.

import { fail, ok, SnugError } from '../base/errors.ts'
import { BUNDLE_SIZE } from '../identity/bundle.ts'
import { CERTIFICATE_SIZE } from '../identity/certificate.ts'
import { DEVICES_MAX } from '../identity/device-list.ts'
import { decodeCbor, encodeCbor } from './cbor.ts'
import { readAddresses, writeAddresses } from './controls/addresses.ts'
import { readCapabilities, writeCapabilities } from './controls/capabilities.ts'
import { readDiscovery, writeDiscovery } from './controls/discovery.ts'
import { readHello, writeHello } from './controls/hello.ts'
import { readIntroduction, readIntroductionId, readIntroductionInvite,
  writeIntroduction } from './controls/introduction.ts'
import { readKeepAnswer, readKeepAsk } from './controls/keep.ts'
import { readProfile, writeProfile } from './controls/profile.ts'
import { readReading, writeReading } from './controls/reading.ts'
import { readRepair, writeRepair } from './controls/repair.ts'
import { readRequest, writeRequest } from './controls/request.ts'
import { readSightings, writeSightings } from './controls/sightings.ts'
import { FieldReader, U32_MAX } from './fields.ts'
import { CONTENT_MAX } from './payload.ts'
import type { Seconds } from '../base/brand.ts'
import type { Result } from '../base/errors.ts'
import type { CborValue } from './cbor.ts'
import type { Addresses } from './controls/addresses.ts'
import type { Capabilities } from './controls/capabilities.ts'
import type { Discovery } from './controls/discovery.ts'
import type { Hello } from './controls/hello.ts'
import type { Introduction, IntroductionAgreed, IntroductionConsent,
  IntroductionInvite } from './controls/introduction.ts'
import type { KeepAnswer, KeepAsk } from './controls/keep.ts'
import type { Profile } from './controls/profile.ts'
import type { Reading } from './controls/reading.ts'
import type { Repair } from './controls/repair.ts'
import type { SignedRequest } from './controls/request.ts'
import type { Sightings } from './controls/sightings.ts'

/** The numbers on the wire. */
export const controlNumbers = {
  profile: 1,
  'device-list': 2,
  capabilities: 3,
  addresses: 4,
  discovery: 5,
  hello: 6,
  welcome: 7,
  repair: 8,
  hosting: 9,
  farewell: 10,
  retention: 11,
  'contact-bundle': 12,
  succession: 13,
  reading: 14,
  'keep-ask': 16,
  'keep-answer': 17,
  introduction: 20,
  'introduction-consent': 21,
  'introduction-agreed': 22,
  'introduction-invite': 23,
  sightings: 24,
  request: 30
} as const

/** An encoded device list (PROTOCOL §2), which src/identity decodes and verifies. */
export interface DeviceListUpdate { readonly kind: 'device-list', readonly list: Uint8Array }
/** The answer to a hello that makes both sides contacts. */
export interface Welcome { readonly kind: 'welcome' }
/**
 * Whether the sender's node keeps mail for the contact, and whether it wants to leave its own
 * there.
 */
export interface Hosting {
  readonly kind: 'hosting'
  readonly offers: boolean
  readonly uses: boolean
}
/** The sender removed the contact. */
export interface Farewell { readonly kind: 'farewell' }
/** Seconds after which messages of the conversation expire; 0: kept. */
export interface Retention {
  readonly kind: 'retention'
  readonly version: Seconds
  readonly seconds: number
}
/** An encoded contact bundle (PROTOCOL §3) for repair. */
export interface ContactBundle { readonly kind: 'contact-bundle', readonly bundle: Uint8Array }
/** An encoded succession statement (PROTOCOL §2). */
export interface SuccessionUpdate { readonly kind: 'succession', readonly statement: Uint8Array }
/** A kind that this version does not know. */
export interface UnknownControl { readonly kind: 'unknown', readonly number: number }

export type KnownControl =
  | Profile | DeviceListUpdate | Capabilities | Addresses | Discovery | Hello | Welcome | Repair
  | Hosting | Farewell | Retention | ContactBundle | SuccessionUpdate | Reading | KeepAsk
  | KeepAnswer | SignedRequest
  | Introduction | IntroductionConsent | IntroductionAgreed | IntroductionInvite
  | Sightings
export type Control = KnownControl | UnknownControl

const DEPTH_MAX = 8 // levels of CBOR: what later kinds may use
const LIST_MIN = 1 + 32 + 4 + 1 + 64 // bytes of a device list without a certificate
const LIST_MAX = LIST_MIN + DEVICES_MAX * CERTIFICATE_SIZE
const SUCCESSION_SIZE = 1 + 32 + 32 + 4 + 64 // bytes
const NUMBER_MAX = 0xffff

/** The bytes of `control`. Throws SnugError `control-malformed` where a bound is broken. */
export function encodeControl (control: KnownControl): Uint8Array {
  const bytes = encodeCbor([controlNumbers[control.kind], ...writeFields(control)])
  const check = decodeControl(bytes)
  if (!check.ok) throw new SnugError(check.fault)
  return bytes
}

/** Faults: `control-malformed`, and those of decodeCbor. */
export function decodeControl (bytes: Uint8Array): Result<Control> {
  if (bytes.length > CONTENT_MAX) return malformed('length')
  const value = decodeCbor(bytes, DEPTH_MAX)
  if (!value.ok) return value
  const reader = new FieldReader(value.value)
  const control = readControl(reader.uint('kind', NUMBER_MAX), reader)
  return reader.refused === undefined ? ok(control) : malformed(reader.refused)
}

function writeFields (control: KnownControl): CborValue[] {
  switch (control.kind) {
    case 'profile': return writeProfile(control)
    case 'device-list': return [control.list]
    case 'capabilities': return writeCapabilities(control)
    case 'addresses': return writeAddresses(control)
    case 'discovery': return writeDiscovery(control)
    case 'hello': return writeHello(control)
    case 'welcome': return []
    case 'repair': return writeRepair(control)
    case 'hosting': return [control.offers, control.uses]
    case 'farewell': return []
    case 'retention': return [control.version, control.seconds]
    case 'contact-bundle': return [control.bundle]
    case 'succession': return [control.statement]
    case 'reading': return writeReading(control)
    case 'keep-ask': return [control.message]
    case 'keep-answer': return [control.message, control.allowed]
    case 'request': return writeRequest(control)
    case 'introduction': return writeIntroduction(control)
    case 'introduction-consent':
    case 'introduction-agreed': return [control.id]
    case 'introduction-invite': return [control.id, control.invite]
    case 'sightings': return writeSightings(control)
  }
}

function readControl (number: number, reader: FieldReader): Control {
  switch (number) {
    case controlNumbers.profile: return readProfile(reader)
    case controlNumbers['device-list']: return readDeviceList(reader)
    case controlNumbers.capabilities: return readCapabilities(reader)
    case controlNumbers.addresses: return readAddresses(reader)
    case controlNumbers.discovery: return readDiscovery(reader)
    case controlNumbers.hello: return readHello(reader)
    case controlNumbers.welcome: return { kind: 'welcome' }
    case controlNumbers.repair: return readRepair(reader)
    case controlNumbers.hosting: return readHosting(reader)
    case controlNumbers.farewell: return { kind: 'farewell' }
    case controlNumbers.retention: return readRetention(reader)
    case controlNumbers['contact-bundle']: return readContactBundle(reader)
    case controlNumbers.succession: return readSuccession(reader)
    case controlNumbers.reading: return readReading(reader)
    case controlNumbers['keep-ask']: return readKeepAsk(reader)
    case controlNumbers['keep-answer']: return readKeepAnswer(reader)
    case controlNumbers.request: return readRequest(reader)
    case controlNumbers.introduction: return readIntroduction(reader)
    case controlNumbers['introduction-consent']:
      return { kind: 'introduction-consent', id: readIntroductionId(reader) }
    case controlNumbers['introduction-agreed']:
      return { kind: 'introduction-agreed', id: readIntroductionId(reader) }
    case controlNumbers['introduction-invite']: return readIntroductionInvite(reader)
    case controlNumbers.sightings: return readSightings(reader)
    default: return { kind: 'unknown', number }
  }
}

function readDeviceList (reader: FieldReader): DeviceListUpdate {
  return { kind: 'device-list', list: reader.bytes('device list', LIST_MIN, LIST_MAX) }
}

function readHosting (reader: FieldReader): Hosting {
  return { kind: 'hosting', offers: reader.flag('offers'), uses: reader.flag('uses') }
}

function readRetention (reader: FieldReader): Retention {
  const version = reader.uint('version', U32_MAX)
  return { kind: 'retention', version, seconds: reader.uint('seconds', U32_MAX) }
}

function readContactBundle (reader: FieldReader): ContactBundle {
  return { kind: 'contact-bundle', bundle: reader.bytes('bundle', BUNDLE_SIZE) }
}

function readSuccession (reader: FieldReader): SuccessionUpdate {
  return { kind: 'succession', statement: reader.bytes('statement', SUCCESSION_SIZE) }
}

function malformed (field: string): Result<Control> {
  return fail(
    'control-malformed', `A note from the other device breaks the rules of its format (${field}).`,
    'Ask its owner to update Snug.'
  )
}
