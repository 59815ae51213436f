// Generated from mail.proto by `npm run generate`: never edited by hand.

import { decodeMessage, encodeMessage, MaxLengthError, message } from 'protons-runtime'
import type { Codec } from 'protons-runtime'

export interface Request {
  id: number
  lease?: Lease
  renew?: Renew
  release?: Release
  own?: Own
  put?: Put
  fetch?: Fetch
  acknowledge?: Acknowledge
  subscribe?: Subscribe
  grant?: Grant
  revoke?: Revoke
  leaveBundle?: LeaveBundle
  getBundle?: GetBundle
  records?: Records
}

const RequestCodec: Codec<Request, Request> = message<Request, Request>((obj, w, opts = {}) => {
  if (opts.lengthDelimited !== false) {
    w.fork()
  }

  if ((obj.id != null && obj.id !== 0)) {
    w.uint32(8)
    w.uint32(obj.id)
  }

  if (obj.lease != null) {
    w.uint32(18)
    Lease.codec().encode(obj.lease, w)
  }

  if (obj.renew != null) {
    w.uint32(26)
    Renew.codec().encode(obj.renew, w)
  }

  if (obj.release != null) {
    w.uint32(34)
    Release.codec().encode(obj.release, w)
  }

  if (obj.own != null) {
    w.uint32(42)
    Own.codec().encode(obj.own, w)
  }

  if (obj.put != null) {
    w.uint32(50)
    Put.codec().encode(obj.put, w)
  }

  if (obj.fetch != null) {
    w.uint32(58)
    Fetch.codec().encode(obj.fetch, w)
  }

  if (obj.acknowledge != null) {
    w.uint32(66)
    Acknowledge.codec().encode(obj.acknowledge, w)
  }

  if (obj.subscribe != null) {
    w.uint32(74)
    Subscribe.codec().encode(obj.subscribe, w)
  }

  if (obj.grant != null) {
    w.uint32(82)
    Grant.codec().encode(obj.grant, w)
  }

  if (obj.revoke != null) {
    w.uint32(90)
    Revoke.codec().encode(obj.revoke, w)
  }

  if (obj.leaveBundle != null) {
    w.uint32(98)
    LeaveBundle.codec().encode(obj.leaveBundle, w)
  }

  if (obj.getBundle != null) {
    w.uint32(106)
    GetBundle.codec().encode(obj.getBundle, w)
  }

  if (obj.records != null) {
    w.uint32(114)
    Records.codec().encode(obj.records, w)
  }

  if (opts.lengthDelimited !== false) {
    w.ldelim()
  }
}, (reader, length) => {
  const obj: Request = {
    id: 0
  }

  const end = length == null ? reader.len : reader.pos + length

  while (reader.pos < end) {
    const tag = reader.uint32()

    switch (tag >>> 3) {
      case 1: {
        obj.id = reader.uint32()
        break
      }
      case 2: {
        obj.lease = Lease.codec().decode(reader, reader.uint32())
        break
      }
      case 3: {
        obj.renew = Renew.codec().decode(reader, reader.uint32())
        break
      }
      case 4: {
        obj.release = Release.codec().decode(reader, reader.uint32())
        break
      }
      case 5: {
        obj.own = Own.codec().decode(reader, reader.uint32())
        break
      }
      case 6: {
        obj.put = Put.codec().decode(reader, reader.uint32())
        break
      }
      case 7: {
        obj.fetch = Fetch.codec().decode(reader, reader.uint32())
        break
      }
      case 8: {
        obj.acknowledge = Acknowledge.codec().decode(reader, reader.uint32())
        break
      }
      case 9: {
        obj.subscribe = Subscribe.codec().decode(reader, reader.uint32())
        break
      }
      case 10: {
        obj.grant = Grant.codec().decode(reader, reader.uint32())
        break
      }
      case 11: {
        obj.revoke = Revoke.codec().decode(reader, reader.uint32())
        break
      }
      case 12: {
        obj.leaveBundle = LeaveBundle.codec().decode(reader, reader.uint32())
        break
      }
      case 13: {
        obj.getBundle = GetBundle.codec().decode(reader, reader.uint32())
        break
      }
      case 14: {
        obj.records = Records.codec().decode(reader, reader.uint32())
        break
      }
      default: {
        reader.skipType(tag & 7)
        break
      }
    }
  }

  return obj
}, function * () {})

export const Request = {
  codec: (): Codec<Request, Request> => RequestCodec,
  encode: (value: Request): Uint8Array<ArrayBuffer> => encodeMessage(value, RequestCodec),
  /** Throws on bytes that are no such message. */
  decode: (bytes: Uint8Array): Request => decodeMessage(bytes, RequestCodec)
}

export interface Lease {
  box: Uint8Array
  key: Uint8Array
  kind: number
  bytes: number
  seconds: number
  proof: Uint8Array
  counter: Uint8Array
}

const LeaseCodec: Codec<Lease, Lease> = message<Lease, Lease>((obj, w, opts = {}) => {
  if (opts.lengthDelimited !== false) {
    w.fork()
  }

  if ((obj.box != null && obj.box.byteLength > 0)) {
    w.uint32(10)
    w.bytes(obj.box)
  }

  if ((obj.key != null && obj.key.byteLength > 0)) {
    w.uint32(18)
    w.bytes(obj.key)
  }

  if ((obj.kind != null && obj.kind !== 0)) {
    w.uint32(24)
    w.uint32(obj.kind)
  }

  if ((obj.bytes != null && obj.bytes !== 0)) {
    w.uint32(32)
    w.uint32(obj.bytes)
  }

  if ((obj.seconds != null && obj.seconds !== 0)) {
    w.uint32(40)
    w.uint32(obj.seconds)
  }

  if ((obj.proof != null && obj.proof.byteLength > 0)) {
    w.uint32(50)
    w.bytes(obj.proof)
  }

  if ((obj.counter != null && obj.counter.byteLength > 0)) {
    w.uint32(58)
    w.bytes(obj.counter)
  }

  if (opts.lengthDelimited !== false) {
    w.ldelim()
  }
}, (reader, length) => {
  const obj: Lease = {
    box: new Uint8Array(0),
    key: new Uint8Array(0),
    kind: 0,
    bytes: 0,
    seconds: 0,
    proof: new Uint8Array(0),
    counter: new Uint8Array(0)
  }

  const end = length == null ? reader.len : reader.pos + length

  while (reader.pos < end) {
    const tag = reader.uint32()

    switch (tag >>> 3) {
      case 1: {
        obj.box = reader.bytes()
        break
      }
      case 2: {
        obj.key = reader.bytes()
        break
      }
      case 3: {
        obj.kind = reader.uint32()
        break
      }
      case 4: {
        obj.bytes = reader.uint32()
        break
      }
      case 5: {
        obj.seconds = reader.uint32()
        break
      }
      case 6: {
        obj.proof = reader.bytes()
        break
      }
      case 7: {
        obj.counter = reader.bytes()
        break
      }
      default: {
        reader.skipType(tag & 7)
        break
      }
    }
  }

  return obj
}, function * () {})

export const Lease = {
  codec: (): Codec<Lease, Lease> => LeaseCodec,
  encode: (value: Lease): Uint8Array<ArrayBuffer> => encodeMessage(value, LeaseCodec),
  /** Throws on bytes that are no such message. */
  decode: (bytes: Uint8Array): Lease => decodeMessage(bytes, LeaseCodec)
}

export interface Renew {
  box: Uint8Array
  seconds: number
  counter: Uint8Array
}

const RenewCodec: Codec<Renew, Renew> = message<Renew, Renew>((obj, w, opts = {}) => {
  if (opts.lengthDelimited !== false) {
    w.fork()
  }

  if ((obj.box != null && obj.box.byteLength > 0)) {
    w.uint32(10)
    w.bytes(obj.box)
  }

  if ((obj.seconds != null && obj.seconds !== 0)) {
    w.uint32(16)
    w.uint32(obj.seconds)
  }

  if ((obj.counter != null && obj.counter.byteLength > 0)) {
    w.uint32(26)
    w.bytes(obj.counter)
  }

  if (opts.lengthDelimited !== false) {
    w.ldelim()
  }
}, (reader, length) => {
  const obj: Renew = {
    box: new Uint8Array(0),
    seconds: 0,
    counter: new Uint8Array(0)
  }

  const end = length == null ? reader.len : reader.pos + length

  while (reader.pos < end) {
    const tag = reader.uint32()

    switch (tag >>> 3) {
      case 1: {
        obj.box = reader.bytes()
        break
      }
      case 2: {
        obj.seconds = reader.uint32()
        break
      }
      case 3: {
        obj.counter = reader.bytes()
        break
      }
      default: {
        reader.skipType(tag & 7)
        break
      }
    }
  }

  return obj
}, function * () {})

export const Renew = {
  codec: (): Codec<Renew, Renew> => RenewCodec,
  encode: (value: Renew): Uint8Array<ArrayBuffer> => encodeMessage(value, RenewCodec),
  /** Throws on bytes that are no such message. */
  decode: (bytes: Uint8Array): Renew => decodeMessage(bytes, RenewCodec)
}

export interface Release {
  box: Uint8Array
  reason: number
}

const ReleaseCodec: Codec<Release, Release> = message<Release, Release>((obj, w, opts = {}) => {
  if (opts.lengthDelimited !== false) {
    w.fork()
  }

  if ((obj.box != null && obj.box.byteLength > 0)) {
    w.uint32(10)
    w.bytes(obj.box)
  }

  if ((obj.reason != null && obj.reason !== 0)) {
    w.uint32(16)
    w.uint32(obj.reason)
  }

  if (opts.lengthDelimited !== false) {
    w.ldelim()
  }
}, (reader, length) => {
  const obj: Release = {
    box: new Uint8Array(0),
    reason: 0
  }

  const end = length == null ? reader.len : reader.pos + length

  while (reader.pos < end) {
    const tag = reader.uint32()

    switch (tag >>> 3) {
      case 1: {
        obj.box = reader.bytes()
        break
      }
      case 2: {
        obj.reason = reader.uint32()
        break
      }
      default: {
        reader.skipType(tag & 7)
        break
      }
    }
  }

  return obj
}, function * () {})

export const Release = {
  codec: (): Codec<Release, Release> => ReleaseCodec,
  encode: (value: Release): Uint8Array<ArrayBuffer> => encodeMessage(value, ReleaseCodec),
  /** Throws on bytes that are no such message. */
  decode: (bytes: Uint8Array): Release => decodeMessage(bytes, ReleaseCodec)
}

export interface Own {
  box: Uint8Array
  proof: Uint8Array
}

const OwnCodec: Codec<Own, Own> = message<Own, Own>((obj, w, opts = {}) => {
  if (opts.lengthDelimited !== false) {
    w.fork()
  }

  if ((obj.box != null && obj.box.byteLength > 0)) {
    w.uint32(10)
    w.bytes(obj.box)
  }

  if ((obj.proof != null && obj.proof.byteLength > 0)) {
    w.uint32(18)
    w.bytes(obj.proof)
  }

  if (opts.lengthDelimited !== false) {
    w.ldelim()
  }
}, (reader, length) => {
  const obj: Own = {
    box: new Uint8Array(0),
    proof: new Uint8Array(0)
  }

  const end = length == null ? reader.len : reader.pos + length

  while (reader.pos < end) {
    const tag = reader.uint32()

    switch (tag >>> 3) {
      case 1: {
        obj.box = reader.bytes()
        break
      }
      case 2: {
        obj.proof = reader.bytes()
        break
      }
      default: {
        reader.skipType(tag & 7)
        break
      }
    }
  }

  return obj
}, function * () {})

export const Own = {
  codec: (): Codec<Own, Own> => OwnCodec,
  encode: (value: Own): Uint8Array<ArrayBuffer> => encodeMessage(value, OwnCodec),
  /** Throws on bytes that are no such message. */
  decode: (bytes: Uint8Array): Own => decodeMessage(bytes, OwnCodec)
}

export interface Put {
  box: Uint8Array
  token: Uint8Array
  envelope: Uint8Array
  ttl: number
  proof: Uint8Array
}

const PutCodec: Codec<Put, Put> = message<Put, Put>((obj, w, opts = {}) => {
  if (opts.lengthDelimited !== false) {
    w.fork()
  }

  if ((obj.box != null && obj.box.byteLength > 0)) {
    w.uint32(10)
    w.bytes(obj.box)
  }

  if ((obj.token != null && obj.token.byteLength > 0)) {
    w.uint32(18)
    w.bytes(obj.token)
  }

  if ((obj.envelope != null && obj.envelope.byteLength > 0)) {
    w.uint32(26)
    w.bytes(obj.envelope)
  }

  if ((obj.ttl != null && obj.ttl !== 0)) {
    w.uint32(32)
    w.uint32(obj.ttl)
  }

  if ((obj.proof != null && obj.proof.byteLength > 0)) {
    w.uint32(42)
    w.bytes(obj.proof)
  }

  if (opts.lengthDelimited !== false) {
    w.ldelim()
  }
}, (reader, length) => {
  const obj: Put = {
    box: new Uint8Array(0),
    token: new Uint8Array(0),
    envelope: new Uint8Array(0),
    ttl: 0,
    proof: new Uint8Array(0)
  }

  const end = length == null ? reader.len : reader.pos + length

  while (reader.pos < end) {
    const tag = reader.uint32()

    switch (tag >>> 3) {
      case 1: {
        obj.box = reader.bytes()
        break
      }
      case 2: {
        obj.token = reader.bytes()
        break
      }
      case 3: {
        obj.envelope = reader.bytes()
        break
      }
      case 4: {
        obj.ttl = reader.uint32()
        break
      }
      case 5: {
        obj.proof = reader.bytes()
        break
      }
      default: {
        reader.skipType(tag & 7)
        break
      }
    }
  }

  return obj
}, function * () {})

export const Put = {
  codec: (): Codec<Put, Put> => PutCodec,
  encode: (value: Put): Uint8Array<ArrayBuffer> => encodeMessage(value, PutCodec),
  /** Throws on bytes that are no such message. */
  decode: (bytes: Uint8Array): Put => decodeMessage(bytes, PutCodec)
}

export interface Fetch {
  box: Uint8Array
  after: number
}

const FetchCodec: Codec<Fetch, Fetch> = message<Fetch, Fetch>((obj, w, opts = {}) => {
  if (opts.lengthDelimited !== false) {
    w.fork()
  }

  if ((obj.box != null && obj.box.byteLength > 0)) {
    w.uint32(10)
    w.bytes(obj.box)
  }

  if ((obj.after != null && obj.after !== 0)) {
    w.uint32(16)
    w.uint32(obj.after)
  }

  if (opts.lengthDelimited !== false) {
    w.ldelim()
  }
}, (reader, length) => {
  const obj: Fetch = {
    box: new Uint8Array(0),
    after: 0
  }

  const end = length == null ? reader.len : reader.pos + length

  while (reader.pos < end) {
    const tag = reader.uint32()

    switch (tag >>> 3) {
      case 1: {
        obj.box = reader.bytes()
        break
      }
      case 2: {
        obj.after = reader.uint32()
        break
      }
      default: {
        reader.skipType(tag & 7)
        break
      }
    }
  }

  return obj
}, function * () {})

export const Fetch = {
  codec: (): Codec<Fetch, Fetch> => FetchCodec,
  encode: (value: Fetch): Uint8Array<ArrayBuffer> => encodeMessage(value, FetchCodec),
  /** Throws on bytes that are no such message. */
  decode: (bytes: Uint8Array): Fetch => decodeMessage(bytes, FetchCodec)
}

export interface Acknowledge {
  box: Uint8Array
  positions: number[]
}

const AcknowledgeCodec: Codec<Acknowledge, Acknowledge> = message<Acknowledge, Acknowledge>((obj, w, opts = {}) => {
  if (opts.lengthDelimited !== false) {
    w.fork()
  }

  if ((obj.box != null && obj.box.byteLength > 0)) {
    w.uint32(10)
    w.bytes(obj.box)
  }

  if (obj.positions != null && obj.positions.length > 0) {
    for (const value of obj.positions) {
      w.uint32(16)
      w.uint32(value)
    }
  }

  if (opts.lengthDelimited !== false) {
    w.ldelim()
  }
}, (reader, length) => {
  const obj: Acknowledge = {
    box: new Uint8Array(0),
    positions: []
  }

  const end = length == null ? reader.len : reader.pos + length

  while (reader.pos < end) {
    const tag = reader.uint32()

    switch (tag >>> 3) {
      case 1: {
        obj.box = reader.bytes()
        break
      }
      case 2: {
        if (obj.positions.length === 256) {
          throw new MaxLengthError('Decode error - repeated field "positions" had too many elements')
        }

        obj.positions.push(reader.uint32())
        break
      }
      default: {
        reader.skipType(tag & 7)
        break
      }
    }
  }

  return obj
}, function * () {})

export const Acknowledge = {
  codec: (): Codec<Acknowledge, Acknowledge> => AcknowledgeCodec,
  encode: (value: Acknowledge): Uint8Array<ArrayBuffer> => encodeMessage(value, AcknowledgeCodec),
  /** Throws on bytes that are no such message. */
  decode: (bytes: Uint8Array): Acknowledge => decodeMessage(bytes, AcknowledgeCodec)
}

export interface Subscribe {
  box: Uint8Array
}

const SubscribeCodec: Codec<Subscribe, Subscribe> = message<Subscribe, Subscribe>((obj, w, opts = {}) => {
  if (opts.lengthDelimited !== false) {
    w.fork()
  }

  if ((obj.box != null && obj.box.byteLength > 0)) {
    w.uint32(10)
    w.bytes(obj.box)
  }

  if (opts.lengthDelimited !== false) {
    w.ldelim()
  }
}, (reader, length) => {
  const obj: Subscribe = {
    box: new Uint8Array(0)
  }

  const end = length == null ? reader.len : reader.pos + length

  while (reader.pos < end) {
    const tag = reader.uint32()

    switch (tag >>> 3) {
      case 1: {
        obj.box = reader.bytes()
        break
      }
      default: {
        reader.skipType(tag & 7)
        break
      }
    }
  }

  return obj
}, function * () {})

export const Subscribe = {
  codec: (): Codec<Subscribe, Subscribe> => SubscribeCodec,
  encode: (value: Subscribe): Uint8Array<ArrayBuffer> => encodeMessage(value, SubscribeCodec),
  /** Throws on bytes that are no such message. */
  decode: (bytes: Uint8Array): Subscribe => decodeMessage(bytes, SubscribeCodec)
}

export interface Grant {
  box: Uint8Array
  allowances: Allowance[]
}

const GrantCodec: Codec<Grant, Grant> = message<Grant, Grant>((obj, w, opts = {}) => {
  if (opts.lengthDelimited !== false) {
    w.fork()
  }

  if ((obj.box != null && obj.box.byteLength > 0)) {
    w.uint32(10)
    w.bytes(obj.box)
  }

  if (obj.allowances != null && obj.allowances.length > 0) {
    for (const value of obj.allowances) {
      w.uint32(18)
      Allowance.codec().encode(value, w)
    }
  }

  if (opts.lengthDelimited !== false) {
    w.ldelim()
  }
}, (reader, length) => {
  const obj: Grant = {
    box: new Uint8Array(0),
    allowances: []
  }

  const end = length == null ? reader.len : reader.pos + length

  while (reader.pos < end) {
    const tag = reader.uint32()

    switch (tag >>> 3) {
      case 1: {
        obj.box = reader.bytes()
        break
      }
      case 2: {
        if (obj.allowances.length === 64) {
          throw new MaxLengthError('Decode error - repeated field "allowances" had too many elements')
        }

        obj.allowances.push(Allowance.codec().decode(reader, reader.uint32()))
        break
      }
      default: {
        reader.skipType(tag & 7)
        break
      }
    }
  }

  return obj
}, function * () {})

export const Grant = {
  codec: (): Codec<Grant, Grant> => GrantCodec,
  encode: (value: Grant): Uint8Array<ArrayBuffer> => encodeMessage(value, GrantCodec),
  /** Throws on bytes that are no such message. */
  decode: (bytes: Uint8Array): Grant => decodeMessage(bytes, GrantCodec)
}

export interface Allowance {
  tokenHash: Uint8Array
  envelopes: number
  bytes: number
}

const AllowanceCodec: Codec<Allowance, Allowance> = message<Allowance, Allowance>((obj, w, opts = {}) => {
  if (opts.lengthDelimited !== false) {
    w.fork()
  }

  if ((obj.tokenHash != null && obj.tokenHash.byteLength > 0)) {
    w.uint32(10)
    w.bytes(obj.tokenHash)
  }

  if ((obj.envelopes != null && obj.envelopes !== 0)) {
    w.uint32(16)
    w.uint32(obj.envelopes)
  }

  if ((obj.bytes != null && obj.bytes !== 0)) {
    w.uint32(24)
    w.uint32(obj.bytes)
  }

  if (opts.lengthDelimited !== false) {
    w.ldelim()
  }
}, (reader, length) => {
  const obj: Allowance = {
    tokenHash: new Uint8Array(0),
    envelopes: 0,
    bytes: 0
  }

  const end = length == null ? reader.len : reader.pos + length

  while (reader.pos < end) {
    const tag = reader.uint32()

    switch (tag >>> 3) {
      case 1: {
        obj.tokenHash = reader.bytes()
        break
      }
      case 2: {
        obj.envelopes = reader.uint32()
        break
      }
      case 3: {
        obj.bytes = reader.uint32()
        break
      }
      default: {
        reader.skipType(tag & 7)
        break
      }
    }
  }

  return obj
}, function * () {})

export const Allowance = {
  codec: (): Codec<Allowance, Allowance> => AllowanceCodec,
  encode: (value: Allowance): Uint8Array<ArrayBuffer> => encodeMessage(value, AllowanceCodec),
  /** Throws on bytes that are no such message. */
  decode: (bytes: Uint8Array): Allowance => decodeMessage(bytes, AllowanceCodec)
}

export interface Revoke {
  box: Uint8Array
  tokenHashes: Uint8Array[]
}

const RevokeCodec: Codec<Revoke, Revoke> = message<Revoke, Revoke>((obj, w, opts = {}) => {
  if (opts.lengthDelimited !== false) {
    w.fork()
  }

  if ((obj.box != null && obj.box.byteLength > 0)) {
    w.uint32(10)
    w.bytes(obj.box)
  }

  if (obj.tokenHashes != null && obj.tokenHashes.length > 0) {
    for (const value of obj.tokenHashes) {
      w.uint32(18)
      w.bytes(value)
    }
  }

  if (opts.lengthDelimited !== false) {
    w.ldelim()
  }
}, (reader, length) => {
  const obj: Revoke = {
    box: new Uint8Array(0),
    tokenHashes: []
  }

  const end = length == null ? reader.len : reader.pos + length

  while (reader.pos < end) {
    const tag = reader.uint32()

    switch (tag >>> 3) {
      case 1: {
        obj.box = reader.bytes()
        break
      }
      case 2: {
        if (obj.tokenHashes.length === 64) {
          throw new MaxLengthError('Decode error - repeated field "tokenHashes" had too many elements')
        }

        obj.tokenHashes.push(reader.bytes())
        break
      }
      default: {
        reader.skipType(tag & 7)
        break
      }
    }
  }

  return obj
}, function * () {})

export const Revoke = {
  codec: (): Codec<Revoke, Revoke> => RevokeCodec,
  encode: (value: Revoke): Uint8Array<ArrayBuffer> => encodeMessage(value, RevokeCodec),
  /** Throws on bytes that are no such message. */
  decode: (bytes: Uint8Array): Revoke => decodeMessage(bytes, RevokeCodec)
}

export interface LeaveBundle {
  box: Uint8Array
  bundle: Uint8Array
}

const LeaveBundleCodec: Codec<LeaveBundle, LeaveBundle> = message<LeaveBundle, LeaveBundle>((obj, w, opts = {}) => {
  if (opts.lengthDelimited !== false) {
    w.fork()
  }

  if ((obj.box != null && obj.box.byteLength > 0)) {
    w.uint32(10)
    w.bytes(obj.box)
  }

  if ((obj.bundle != null && obj.bundle.byteLength > 0)) {
    w.uint32(18)
    w.bytes(obj.bundle)
  }

  if (opts.lengthDelimited !== false) {
    w.ldelim()
  }
}, (reader, length) => {
  const obj: LeaveBundle = {
    box: new Uint8Array(0),
    bundle: new Uint8Array(0)
  }

  const end = length == null ? reader.len : reader.pos + length

  while (reader.pos < end) {
    const tag = reader.uint32()

    switch (tag >>> 3) {
      case 1: {
        obj.box = reader.bytes()
        break
      }
      case 2: {
        obj.bundle = reader.bytes()
        break
      }
      default: {
        reader.skipType(tag & 7)
        break
      }
    }
  }

  return obj
}, function * () {})

export const LeaveBundle = {
  codec: (): Codec<LeaveBundle, LeaveBundle> => LeaveBundleCodec,
  encode: (value: LeaveBundle): Uint8Array<ArrayBuffer> => encodeMessage(value, LeaveBundleCodec),
  /** Throws on bytes that are no such message. */
  decode: (bytes: Uint8Array): LeaveBundle => decodeMessage(bytes, LeaveBundleCodec)
}

export interface GetBundle {
  box: Uint8Array
  token: Uint8Array
}

const GetBundleCodec: Codec<GetBundle, GetBundle> = message<GetBundle, GetBundle>((obj, w, opts = {}) => {
  if (opts.lengthDelimited !== false) {
    w.fork()
  }

  if ((obj.box != null && obj.box.byteLength > 0)) {
    w.uint32(10)
    w.bytes(obj.box)
  }

  if ((obj.token != null && obj.token.byteLength > 0)) {
    w.uint32(18)
    w.bytes(obj.token)
  }

  if (opts.lengthDelimited !== false) {
    w.ldelim()
  }
}, (reader, length) => {
  const obj: GetBundle = {
    box: new Uint8Array(0),
    token: new Uint8Array(0)
  }

  const end = length == null ? reader.len : reader.pos + length

  while (reader.pos < end) {
    const tag = reader.uint32()

    switch (tag >>> 3) {
      case 1: {
        obj.box = reader.bytes()
        break
      }
      case 2: {
        obj.token = reader.bytes()
        break
      }
      default: {
        reader.skipType(tag & 7)
        break
      }
    }
  }

  return obj
}, function * () {})

export const GetBundle = {
  codec: (): Codec<GetBundle, GetBundle> => GetBundleCodec,
  encode: (value: GetBundle): Uint8Array<ArrayBuffer> => encodeMessage(value, GetBundleCodec),
  /** Throws on bytes that are no such message. */
  decode: (bytes: Uint8Array): GetBundle => decodeMessage(bytes, GetBundleCodec)
}

export interface Records {
  box: Uint8Array
  records: Uint8Array[]
}

const RecordsCodec: Codec<Records, Records> = message<Records, Records>((obj, w, opts = {}) => {
  if (opts.lengthDelimited !== false) {
    w.fork()
  }

  if ((obj.box != null && obj.box.byteLength > 0)) {
    w.uint32(10)
    w.bytes(obj.box)
  }

  if (obj.records != null && obj.records.length > 0) {
    for (const value of obj.records) {
      w.uint32(18)
      w.bytes(value)
    }
  }

  if (opts.lengthDelimited !== false) {
    w.ldelim()
  }
}, (reader, length) => {
  const obj: Records = {
    box: new Uint8Array(0),
    records: []
  }

  const end = length == null ? reader.len : reader.pos + length

  while (reader.pos < end) {
    const tag = reader.uint32()

    switch (tag >>> 3) {
      case 1: {
        obj.box = reader.bytes()
        break
      }
      case 2: {
        if (obj.records.length === 15) {
          throw new MaxLengthError('Decode error - repeated field "records" had too many elements')
        }

        obj.records.push(reader.bytes())
        break
      }
      default: {
        reader.skipType(tag & 7)
        break
      }
    }
  }

  return obj
}, function * () {})

export const Records = {
  codec: (): Codec<Records, Records> => RecordsCodec,
  encode: (value: Records): Uint8Array<ArrayBuffer> => encodeMessage(value, RecordsCodec),
  /** Throws on bytes that are no such message. */
  decode: (bytes: Uint8Array): Records => decodeMessage(bytes, RecordsCodec)
}

export interface HostFrame {
  hello?: Hello
  answer?: Answer
  push?: Push
}

const HostFrameCodec: Codec<HostFrame, HostFrame> = message<HostFrame, HostFrame>((obj, w, opts = {}) => {
  if (opts.lengthDelimited !== false) {
    w.fork()
  }

  if (obj.hello != null) {
    w.uint32(10)
    Hello.codec().encode(obj.hello, w)
  }

  if (obj.answer != null) {
    w.uint32(18)
    Answer.codec().encode(obj.answer, w)
  }

  if (obj.push != null) {
    w.uint32(26)
    Push.codec().encode(obj.push, w)
  }

  if (opts.lengthDelimited !== false) {
    w.ldelim()
  }
}, (reader, length) => {
  const obj: HostFrame = {}

  const end = length == null ? reader.len : reader.pos + length

  while (reader.pos < end) {
    const tag = reader.uint32()

    switch (tag >>> 3) {
      case 1: {
        obj.hello = Hello.codec().decode(reader, reader.uint32())
        break
      }
      case 2: {
        obj.answer = Answer.codec().decode(reader, reader.uint32())
        break
      }
      case 3: {
        obj.push = Push.codec().decode(reader, reader.uint32())
        break
      }
      default: {
        reader.skipType(tag & 7)
        break
      }
    }
  }

  return obj
}, function * () {})

export const HostFrame = {
  codec: (): Codec<HostFrame, HostFrame> => HostFrameCodec,
  encode: (value: HostFrame): Uint8Array<ArrayBuffer> => encodeMessage(value, HostFrameCodec),
  /** Throws on bytes that are no such message. */
  decode: (bytes: Uint8Array): HostFrame => decodeMessage(bytes, HostFrameCodec)
}

export interface Hello {
  nonce: Uint8Array
  time: number
}

const HelloCodec: Codec<Hello, Hello> = message<Hello, Hello>((obj, w, opts = {}) => {
  if (opts.lengthDelimited !== false) {
    w.fork()
  }

  if ((obj.nonce != null && obj.nonce.byteLength > 0)) {
    w.uint32(10)
    w.bytes(obj.nonce)
  }

  if ((obj.time != null && obj.time !== 0)) {
    w.uint32(16)
    w.uint32(obj.time)
  }

  if (opts.lengthDelimited !== false) {
    w.ldelim()
  }
}, (reader, length) => {
  const obj: Hello = {
    nonce: new Uint8Array(0),
    time: 0
  }

  const end = length == null ? reader.len : reader.pos + length

  while (reader.pos < end) {
    const tag = reader.uint32()

    switch (tag >>> 3) {
      case 1: {
        obj.nonce = reader.bytes()
        break
      }
      case 2: {
        obj.time = reader.uint32()
        break
      }
      default: {
        reader.skipType(tag & 7)
        break
      }
    }
  }

  return obj
}, function * () {})

export const Hello = {
  codec: (): Codec<Hello, Hello> => HelloCodec,
  encode: (value: Hello): Uint8Array<ArrayBuffer> => encodeMessage(value, HelloCodec),
  /** Throws on bytes that are no such message. */
  decode: (bytes: Uint8Array): Hello => decodeMessage(bytes, HelloCodec)
}

export interface Answer {
  id: number
  code: number
  wait: number
  until: number
  bytes: number
  counter: Uint8Array
  receipt: Uint8Array
  entries: Entry[]
  more: boolean
  bundle: Uint8Array
  nonce: Uint8Array
  day: number
  bits: number
  envelopes: number
  held: number
}

const AnswerCodec: Codec<Answer, Answer> = message<Answer, Answer>((obj, w, opts = {}) => {
  if (opts.lengthDelimited !== false) {
    w.fork()
  }

  if ((obj.id != null && obj.id !== 0)) {
    w.uint32(8)
    w.uint32(obj.id)
  }

  if ((obj.code != null && obj.code !== 0)) {
    w.uint32(16)
    w.uint32(obj.code)
  }

  if ((obj.wait != null && obj.wait !== 0)) {
    w.uint32(24)
    w.uint32(obj.wait)
  }

  if ((obj.until != null && obj.until !== 0)) {
    w.uint32(32)
    w.uint32(obj.until)
  }

  if ((obj.bytes != null && obj.bytes !== 0)) {
    w.uint32(40)
    w.uint32(obj.bytes)
  }

  if ((obj.counter != null && obj.counter.byteLength > 0)) {
    w.uint32(50)
    w.bytes(obj.counter)
  }

  if ((obj.receipt != null && obj.receipt.byteLength > 0)) {
    w.uint32(58)
    w.bytes(obj.receipt)
  }

  if (obj.entries != null && obj.entries.length > 0) {
    for (const value of obj.entries) {
      w.uint32(66)
      Entry.codec().encode(value, w)
    }
  }

  if ((obj.more != null && obj.more !== false)) {
    w.uint32(72)
    w.bool(obj.more)
  }

  if ((obj.bundle != null && obj.bundle.byteLength > 0)) {
    w.uint32(82)
    w.bytes(obj.bundle)
  }

  if ((obj.nonce != null && obj.nonce.byteLength > 0)) {
    w.uint32(90)
    w.bytes(obj.nonce)
  }

  if ((obj.day != null && obj.day !== 0)) {
    w.uint32(96)
    w.uint32(obj.day)
  }

  if ((obj.bits != null && obj.bits !== 0)) {
    w.uint32(104)
    w.uint32(obj.bits)
  }

  if ((obj.envelopes != null && obj.envelopes !== 0)) {
    w.uint32(112)
    w.uint32(obj.envelopes)
  }

  if ((obj.held != null && obj.held !== 0)) {
    w.uint32(120)
    w.uint32(obj.held)
  }

  if (opts.lengthDelimited !== false) {
    w.ldelim()
  }
}, (reader, length) => {
  const obj: Answer = {
    id: 0,
    code: 0,
    wait: 0,
    until: 0,
    bytes: 0,
    counter: new Uint8Array(0),
    receipt: new Uint8Array(0),
    entries: [],
    more: false,
    bundle: new Uint8Array(0),
    nonce: new Uint8Array(0),
    day: 0,
    bits: 0,
    envelopes: 0,
    held: 0
  }

  const end = length == null ? reader.len : reader.pos + length

  while (reader.pos < end) {
    const tag = reader.uint32()

    switch (tag >>> 3) {
      case 1: {
        obj.id = reader.uint32()
        break
      }
      case 2: {
        obj.code = reader.uint32()
        break
      }
      case 3: {
        obj.wait = reader.uint32()
        break
      }
      case 4: {
        obj.until = reader.uint32()
        break
      }
      case 5: {
        obj.bytes = reader.uint32()
        break
      }
      case 6: {
        obj.counter = reader.bytes()
        break
      }
      case 7: {
        obj.receipt = reader.bytes()
        break
      }
      case 8: {
        if (obj.entries.length === 64) {
          throw new MaxLengthError('Decode error - repeated field "entries" had too many elements')
        }

        obj.entries.push(Entry.codec().decode(reader, reader.uint32()))
        break
      }
      case 9: {
        obj.more = reader.bool()
        break
      }
      case 10: {
        obj.bundle = reader.bytes()
        break
      }
      case 11: {
        obj.nonce = reader.bytes()
        break
      }
      case 12: {
        obj.day = reader.uint32()
        break
      }
      case 13: {
        obj.bits = reader.uint32()
        break
      }
      case 14: {
        obj.envelopes = reader.uint32()
        break
      }
      case 15: {
        obj.held = reader.uint32()
        break
      }
      default: {
        reader.skipType(tag & 7)
        break
      }
    }
  }

  return obj
}, function * () {})

export const Answer = {
  codec: (): Codec<Answer, Answer> => AnswerCodec,
  encode: (value: Answer): Uint8Array<ArrayBuffer> => encodeMessage(value, AnswerCodec),
  /** Throws on bytes that are no such message. */
  decode: (bytes: Uint8Array): Answer => decodeMessage(bytes, AnswerCodec)
}

export interface Push {
  box: Uint8Array
  entries: Entry[]
}

const PushCodec: Codec<Push, Push> = message<Push, Push>((obj, w, opts = {}) => {
  if (opts.lengthDelimited !== false) {
    w.fork()
  }

  if ((obj.box != null && obj.box.byteLength > 0)) {
    w.uint32(10)
    w.bytes(obj.box)
  }

  if (obj.entries != null && obj.entries.length > 0) {
    for (const value of obj.entries) {
      w.uint32(18)
      Entry.codec().encode(value, w)
    }
  }

  if (opts.lengthDelimited !== false) {
    w.ldelim()
  }
}, (reader, length) => {
  const obj: Push = {
    box: new Uint8Array(0),
    entries: []
  }

  const end = length == null ? reader.len : reader.pos + length

  while (reader.pos < end) {
    const tag = reader.uint32()

    switch (tag >>> 3) {
      case 1: {
        obj.box = reader.bytes()
        break
      }
      case 2: {
        if (obj.entries.length === 64) {
          throw new MaxLengthError('Decode error - repeated field "entries" had too many elements')
        }

        obj.entries.push(Entry.codec().decode(reader, reader.uint32()))
        break
      }
      default: {
        reader.skipType(tag & 7)
        break
      }
    }
  }

  return obj
}, function * () {})

export const Push = {
  codec: (): Codec<Push, Push> => PushCodec,
  encode: (value: Push): Uint8Array<ArrayBuffer> => encodeMessage(value, PushCodec),
  /** Throws on bytes that are no such message. */
  decode: (bytes: Uint8Array): Push => decodeMessage(bytes, PushCodec)
}

export interface Entry {
  position: number
  tokenHash: Uint8Array
  envelope: Uint8Array
}

const EntryCodec: Codec<Entry, Entry> = message<Entry, Entry>((obj, w, opts = {}) => {
  if (opts.lengthDelimited !== false) {
    w.fork()
  }

  if ((obj.position != null && obj.position !== 0)) {
    w.uint32(8)
    w.uint32(obj.position)
  }

  if ((obj.tokenHash != null && obj.tokenHash.byteLength > 0)) {
    w.uint32(18)
    w.bytes(obj.tokenHash)
  }

  if ((obj.envelope != null && obj.envelope.byteLength > 0)) {
    w.uint32(26)
    w.bytes(obj.envelope)
  }

  if (opts.lengthDelimited !== false) {
    w.ldelim()
  }
}, (reader, length) => {
  const obj: Entry = {
    position: 0,
    tokenHash: new Uint8Array(0),
    envelope: new Uint8Array(0)
  }

  const end = length == null ? reader.len : reader.pos + length

  while (reader.pos < end) {
    const tag = reader.uint32()

    switch (tag >>> 3) {
      case 1: {
        obj.position = reader.uint32()
        break
      }
      case 2: {
        obj.tokenHash = reader.bytes()
        break
      }
      case 3: {
        obj.envelope = reader.bytes()
        break
      }
      default: {
        reader.skipType(tag & 7)
        break
      }
    }
  }

  return obj
}, function * () {})

export const Entry = {
  codec: (): Codec<Entry, Entry> => EntryCodec,
  encode: (value: Entry): Uint8Array<ArrayBuffer> => encodeMessage(value, EntryCodec),
  /** Throws on bytes that are no such message. */
  decode: (bytes: Uint8Array): Entry => decodeMessage(bytes, EntryCodec)
}
