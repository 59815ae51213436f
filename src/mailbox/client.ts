// The client of mailbox hosts (DESIGN §8): one long-lived stream per host, opened by the first
// operation that needs it, on which every operation is one request. Boxes are proved once a stream,
// before the first operation that needs it. It never reconnects on its own: who waits for mail
// subscribes again when `onClosed` says that a stream ended, and who puts tries again; both have
// their own persisted backoff. A host has no authority: what it claims is checked, and what cannot
// be checked is only believed as far as it can do no harm.

import { toHex } from '../base/bytes.ts'
import { fail, ok } from '../base/errors.ts'
import { MAIL_TTL_LONG, SECOND } from '../base/limits.ts'
import { envelopeHash } from '../message/envelope.ts'
import { ClientStreams } from './client-streams.ts'
import { isReceipt } from './hold.ts'
import { proveBox } from './ownership.ts'
import { GRANTS_MAX, POSITIONS_MAX, RECORDS_MAX } from './request.ts'
import type { Seconds } from '../base/brand.ts'
import type { PeerKey } from '../base/channel.ts'
import type { Result } from '../base/errors.ts'
import type { OwnedBox } from './box.ts'
import type { Capability, TokenHash } from './capability.ts'
import type { ClientStream } from './client-stream.ts'
import type { MailboxClientInit } from './client-streams.ts'
import type { Hold } from './hold.ts'
import type { HostAddress } from './host-address.ts'
import type { Answer, MailEntry } from './host-frame.ts'
import type { ReleaseReason } from './release.ts'
import type { Allowance, MailTtl, Operation } from './request.ts'

/** What a box holds at the moment, as its host says. */
export interface Holding {
  readonly envelopes: number
  readonly bytes: number
}

/** A lease as the host sees it. */
export interface Lease {
  readonly until: Seconds
  /** Reserved. */
  readonly bytes: number
  readonly holds: Holding
  /** The sealed write counter that the host held before this request; empty for none. */
  readonly counter: Uint8Array
}

/** Mail of a box, as much as fits into one frame. */
export interface FetchedMail {
  readonly entries: readonly MailEntry[]
  readonly more: boolean
  readonly counter: Uint8Array
}

const NO_COUNTER = new Uint8Array(0)
const NO_PROOF = new Uint8Array(0)

export class MailboxClient {
  readonly #init: MailboxClientInit
  readonly #streams: ClientStreams

  constructor (init: MailboxClientInit) {
    this.#init = init
    this.#streams = new ClientStreams(init)
  }

  /** Whether there is a stream to the host at the moment. */
  isConnected (host: PeerKey): boolean { return this.#streams.isOpen(host) }

  /**
   * Leases a new box, or changes a lease. Faults: `not-hosting`, `quota`, `taken`, `unproved` and
   * those of `connect`.
   */
  async lease (
    owned: OwnedBox,
    terms: { readonly bytes: number, readonly seconds: Seconds, readonly counter?: Uint8Array }
  ): Promise<Result<Lease>> {
    const stream = await this.#streams.get(owned.host)
    if (!stream.ok) return stream
    const { box, kind, key: { publicKey: key } } = owned
    const { bytes, seconds, counter = NO_COUNTER } = terms
    const proof = this.#proof(stream.value, owned)
    const answer = await stream.value.request(
      { type: 'lease', box, key, kind, bytes, seconds, counter, proof }
    )
    // The proof of a lease counts as that of `own`.
    if (answer.ok) stream.value.proofs.set(toHex(box), Promise.resolve(answer))
    return leaseOf(answer)
  }

  /**
   * Proves the box and asks for its lease. Faults: `unknown-box` when the host keeps it no more,
   * `unproved`.
   */
  async own (owned: OwnedBox): Promise<Result<Lease>> {
    const stream = await this.#streams.get(owned.host)
    return stream.ok ? leaseOf(await this.#prove(stream.value, owned)) : stream
  }

  /** Moves the lease's end out; `seconds` 0 only leaves the counter. Faults also: `not-hosting`. */
  async renew (
    owned: OwnedBox, seconds: Seconds, counter: Uint8Array = NO_COUNTER
  ): Promise<Result<Lease>> {
    return leaseOf(await this.#asOwner(owned, { type: 'renew', box: owned.box, seconds, counter }))
  }

  /** Gives the box up, with all mail in it. */
  async release (owned: OwnedBox, reason: ReleaseReason): Promise<Result<void>> {
    return nothingOf(await this.#asOwner(owned, { type: 'release', box: owned.box, reason }))
  }

  /** Mail after a position (0: from the oldest), as much as fits into one frame. */
  async fetch (owned: OwnedBox, after: number): Promise<Result<FetchedMail>> {
    const answer = await this.#asOwner(owned, { type: 'fetch', box: owned.box, after })
    if (!answer.ok) return answer
    const { entries, more, counter } = answer.value
    // A host that says "more" and gives nothing would be asked forever.
    return ok({ entries, more: more && entries.length > 0, counter })
  }

  /** The host deletes these at once. */
  async acknowledge (owned: OwnedBox, positions: readonly number[]): Promise<Result<void>> {
    const { box } = owned
    return await inParts(positions, POSITIONS_MAX, (part) => {
      return this.#asOwner(owned, { type: 'acknowledge', box, positions: part })
    })
  }

  /** From now on `onMail` gets what the box holds and what comes, until `onClosed`. */
  async subscribe (owned: OwnedBox): Promise<Result<void>> {
    return nothingOf(await this.#asOwner(owned, { type: 'subscribe', box: owned.box }))
  }

  /** Lets tokens put. Granting again changes the allowance. Fault also: `quota`. */
  async grant (owned: OwnedBox, allowances: readonly Allowance[]): Promise<Result<void>> {
    const { box } = owned
    return await inParts(allowances, GRANTS_MAX, (part) => {
      return this.#asOwner(owned, { type: 'grant', box, allowances: part })
    })
  }

  /** Takes tokens back. What they have brought stays. */
  async revoke (owned: OwnedBox, tokenHashes: readonly TokenHash[]): Promise<Result<void>> {
    const { box } = owned
    return await inParts(tokenHashes, GRANTS_MAX, (part) => {
      return this.#asOwner(owned, { type: 'revoke', box, tokenHashes: part })
    })
  }

  /** Leaves a prekey bundle for those who may put; empty takes it away. */
  async leaveBundle (owned: OwnedBox, bundle: Uint8Array): Promise<Result<void>> {
    return nothingOf(await this.#asOwner(owned, { type: 'leaveBundle', box: owned.box, bundle }))
  }

  /**
   * Leaves signed reachability records for publishing: all that the host has of this box from then
   * on. Throws RangeError on more than 15.
   */
  async leaveRecords (owned: OwnedBox, records: readonly Uint8Array[]): Promise<Result<void>> {
    if (records.length > RECORDS_MAX) throw new RangeError(`${records.length} records`)
    return nothingOf(await this.#asOwner(owned, { type: 'records', box: owned.box, records }))
  }

  /**
   * The bundle of the box, unchecked: hash and signature are the caller's to check. Fault also:
   * `no-bundle`.
   */
  async getBundle (capability: Capability): Promise<Result<Uint8Array>> {
    const { box, token } = capability
    const answer = await this.#request(capability.host, { type: 'getBundle', box, token })
    return answer.ok ? ok(answer.value.bundle) : answer
  }

  /**
   * Leaves an envelope; the same envelope again is answered with the same receipt. Faults also:
   * `unknown-box`, `used`, `revoked`, `moved`, `quota`, `rate`, `too-large`, `work` with what a
   * request box asks for (put again with the proof), and `false-receipt` where the host's promise
   * is not of its making.
   */
  async put (
    capability: Capability, envelope: Uint8Array, ttl: MailTtl, proof: Uint8Array = NO_PROOF
  ): Promise<Result<Hold>> {
    const { host, box, token } = capability
    const operation = { type: 'put', box, token, envelope, ttl, proof } as const
    const answer = await this.#request(host, operation)
    if (!answer.ok) return answer
    const { until, receipt } = answer.value
    const hold = { box, envelope: envelopeHash(envelope), until }
    if (receipt === undefined || !isReceipt(receipt, token, host.peer, hold)) return falseReceipt
    // No host may let us promise more than the protocol keeps.
    const latest = Math.floor((this.#init.clock.now() + MAIL_TTL_LONG) / SECOND)
    return ok({ ...hold, until: Math.min(until, latest) })
  }

  /** Ends the stream to one host. */
  disconnect (host: PeerKey): void { this.#streams.disconnect(host) }

  close (): void { this.#streams.close() }

  async #request (host: HostAddress, operation: Operation): Promise<Result<Answer>> {
    const stream = await this.#streams.get(host)
    return stream.ok ? await stream.value.request(operation) : stream
  }

  async #asOwner (owned: OwnedBox, operation: Operation): Promise<Result<Answer>> {
    const stream = await this.#streams.get(owned.host)
    if (!stream.ok) return stream
    const known = stream.value.proofs.get(toHex(owned.box))
    const proved = await (known ?? this.#prove(stream.value, owned))
    return proved.ok ? await stream.value.request(operation) : proved
  }

  async #prove (stream: ClientStream, owned: OwnedBox): Promise<Result<Answer>> {
    const name = toHex(owned.box)
    const proof = this.#proof(stream, owned)
    const proving = stream.request({ type: 'own', box: owned.box, proof })
    stream.proofs.set(name, proving)
    const answer = await proving
    if (!answer.ok) stream.proofs.delete(name)
    return answer
  }

  #proof (stream: ClientStream, owned: OwnedBox): ReturnType<typeof proveBox> {
    const { nonce } = stream.hello
    const context = { host: owned.host.peer, owner: this.#init.transport.self, nonce }
    return proveBox(owned.key, context, owned.box)
  }
}

function leaseOf (answer: Result<Answer>): Result<Lease> {
  if (!answer.ok) return answer
  const { until, bytes, envelopes, held, counter } = answer.value
  return ok({ until, bytes, holds: { envelopes, bytes: held }, counter })
}

/** One request after another, each with at most `most` of the items, until one fails. */
async function inParts<Item> (
  items: readonly Item[],
  most: number,
  ask: (part: readonly Item[]) => Promise<Result<Answer>>
): Promise<Result<void>> {
  for (let at = 0; at < items.length; at += most) {
    const answer = await ask(items.slice(at, at + most))
    if (!answer.ok) return answer
  }
  return ok(undefined)
}

function nothingOf (answer: Result<Answer>): Result<void> {
  return answer.ok ? ok(undefined) : answer
}

const falseReceipt = fail(
  'false-receipt',
  'The host gave a promise that is not genuine.',
  'The message is left with other hosts.'
)
