// Looks after one leased box for as long as it is wanted: leases it, proves it on every new stream,
// renews it in good time, tells the host who may put, and takes mail. What a host forgets or
// refuses is tried again with a backoff; the state is shown.

import { backoff } from '../base/backoff.ts'
import { ok } from '../base/errors.ts'
import { MINUTE, SECOND } from '../base/limits.ts'
import { CAPABILITY_LIMIT } from '../mailbox/host-limits.ts'
import { tokenHash } from '../mailbox/capability.ts'
import { isRefusal, saysGone } from './host-refusal.ts'
import { PEER_BACKOFF } from './peer-backoff.ts'
import { deleteBox, putBox, replaceBox } from './leased-box.ts'
import { withConfirmed } from './shut-out.ts'
import { NOTHING_DONE } from './stream-progress.ts'
import type { Seconds } from '../base/brand.ts'
import type { Clock, Random, Timer } from '../base/clock.ts'
import type { Fault, Result } from '../base/errors.ts'
import type { OwnedBox } from '../mailbox/box.ts'
import type { Holding, Lease, MailboxClient } from '../mailbox/client.ts'
import type { ReleaseReason } from '../mailbox/release.ts'
import type { Operation, Store } from '../storage/store.ts'
import type { BoxGrant, LeasedBox } from './leased-box.ts'
import type { RollbackWatch } from './rollback-watch.ts'

export type KeeperState = 'waiting' | 'keeping' | 'refused'

const GRANTS_AT_ONCE = 64
/** Grants of a round trip more than needed are harmless; more rounds than this are a mistake. */
const ROUNDS_MAX = 32

/** How often a kept box is looked at: also how old the write counter at a host gets. */
const ROUND = 10 * MINUTE

export interface KeeperParts {
  readonly client: MailboxClient
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly watch: RollbackWatch
  /** How long to lease for, from now. */
  readonly term: Seconds
  /** Signed reachability records for the host to publish. */
  readonly records: () => readonly Uint8Array[]
  readonly changed: (keeper: BoxKeeper) => void
  /** The box was given up, and its host has heard of it or does not keep it any more. */
  readonly ended: (keeper: BoxKeeper) => void
  readonly storeFailed: (error: unknown) => void
}

function held ({ until, bytes }: Lease): Pick<OwnedBox, 'until' | 'bytes'> {
  return { until, bytes }
}

export class BoxKeeper {
  box: LeasedBox
  state: KeeperState = 'waiting'
  fault: Fault | undefined
  /** Resolves when the host keeps the box for the first time in this process. */
  readonly kept: Promise<void>
  #keptFirst: () => void = () => {}
  readonly #parts: KeeperParts
  #done = NOTHING_DONE
  #timer: Timer | undefined
  #losses = 0
  #failures = 0
  #attending = false
  #again = false
  #stopped = false

  constructor (box: LeasedBox, parts: KeeperParts) {
    this.box = box
    this.#parts = parts
    this.kept = new Promise((resolve) => { this.#keptFirst = resolve })
  }

  /** Attends to the box now: after a start, a change of grants, a lost stream, a new network. */
  attend (): void {
    this.#timer?.cancel()
    this.#timer = undefined
    if (this.#stopped) return
    if (this.#attending) {
      this.#again = true
      return
    }
    this.#attending = true
    const attended = this.box.ending === undefined
      ? this.#attend().then((fault) => { this.#attended(fault) })
      : this.#release(this.box.ending)
    attended.catch(this.#parts.storeFailed)
  }

  /** What the box holds now, of a host that keeps it: asked by a renewal for no longer. */
  async holds (): Promise<Holding | undefined> {
    if (this.state !== 'keeping') return undefined
    const lease = await this.#parts.client.renew(this.box.owned, 0)
    return lease.ok ? lease.value.holds : undefined
  }

  /** The stream to the host ended. */
  lost (): void {
    this.#done = NOTHING_DONE
    this.#losses++
    if (this.state === 'keeping') this.state = 'waiting'
    this.#schedule(this.#wait())
  }

  /** Forgets failures. */
  retry (): void {
    this.#failures = 0
    this.attend()
  }

  /** The host can be reached, as it seems: what waits for its time is tried now. */
  reachable (): void {
    if (this.state !== 'keeping' && !this.#attending) this.attend()
  }

  stop (): void {
    this.#stopped = true
    this.#timer?.cancel()
  }

  /** The box is left to itself, and its host hears nothing: the lease ends in its time. */
  abandon (): Operation {
    this.stop()
    return deleteBox(this.box)
  }

  /** What has to be stored to give the box up; its host hears of it when that is flushed. */
  end (reason: ReleaseReason): Operation {
    this.box = { ...this.box, ending: reason }
    return putBox(this.box)
  }

  #attended (fault: Fault | undefined): void {
    this.#attending = false
    if (this.#stopped) return
    if (this.box.ending !== undefined) {
      this.attend()
      return
    }
    this.fault = fault
    const before = this.state
    if (fault === undefined) {
      this.#failures = 0
      this.state = 'keeping'
      this.#keptFirst()
      this.#schedule(Math.min(ROUND, Math.max(60, this.#left() / 2) * SECOND))
    } else {
      this.state = isRefusal(fault) ? 'refused' : 'waiting'
      this.#schedule(this.#wait())
    }
    if (this.#again) {
      this.#again = false
      this.attend()
    }
    if (before !== this.state || fault === undefined) this.#parts.changed(this)
  }

  /** Undefined when all is well. */
  async #attend (): Promise<Fault | undefined> {
    const leased = await this.#lease()
    if (!leased.ok) return leased.fault
    const refused = await this.#revoke() ?? await this.#leaveBundle()
    if (refused !== undefined) return refused
    for (let round = 0; round < ROUNDS_MAX; round++) {
      const waiting = this.box.grants.filter((grant) => !grant.granted).slice(0, GRANTS_AT_ONCE)
      if (waiting.length === 0) break
      const fault = await this.#grant(waiting)
      if (fault !== undefined) return fault
    }
    return await this.#subscribe()
  }

  async #lease (): Promise<Result<void>> {
    const { client, term, watch } = this.#parts
    const known = this.box.owned.until > 0
    let lease = known ? await client.own(this.box.owned) : await this.#leaseAnew()
    if (!lease.ok && lease.fault.code === 'unknown-box') lease = await this.#leaseAnew()
    if (!lease.ok) return lease
    await watch.met(lease.value.counter)
    const seconds = known && lease.value.until - this.#now() < term / 2 ? term : 0
    const counter = watch.counter ?? this.#done.counter
    if (seconds > 0 || counter > this.#done.counter) {
      lease = await client.renew(this.box.owned, seconds, watch.sealed)
      if (!lease.ok) return lease
    }
    const { until, bytes } = this.box.owned
    if (lease.value.until !== until || lease.value.bytes !== bytes) {
      await this.#keep({ ...this.box, owned: { ...this.box.owned, ...held(lease.value) } })
    }
    // With the write of the lease, which alone is no reason to come again.
    this.#done = { ...this.#done, counter: watch.counter ?? counter }
    return ok(undefined)
  }

  async #leaveBundle (): Promise<Fault | undefined> {
    const { bundle, owned } = this.box
    const hadNone = bundle.length === 0 && owned.kind === 'contact'
    if (hadNone || bundle === this.#done.bundle) return undefined
    const left = await this.#parts.client.leaveBundle(owned, bundle)
    if (!left.ok) return left.fault
    this.#done = { ...this.#done, bundle }
    return undefined
  }

  async #subscribe (): Promise<Fault | undefined> {
    if (this.#done.subscribed) return undefined
    const { client, records } = this.#parts
    const losses = this.#losses
    const subscribed = await client.subscribe(this.box.owned)
    if (!subscribed.ok) return subscribed.fault
    // A stream that ended meanwhile took the subscription with it.
    this.#done = { ...this.#done, subscribed: losses === this.#losses }
    const made = records()
    // A host that keeps no records keeps mail all the same.
    if (made.length > 0) await client.leaveRecords(this.box.owned, made)
    return undefined
  }

  /** A host that forgot the box forgot its grants too. */
  async #leaseAnew (): ReturnType<MailboxClient['lease']> {
    const { client, term } = this.#parts
    const lease = await client.lease(this.box.owned, { bytes: this.box.ask, seconds: term })
    if (!lease.ok) return lease
    this.#done = NOTHING_DONE
    const owned = { ...this.box.owned, ...held(lease.value) }
    const grants = this.box.grants.map((grant) => ({ ...grant, granted: false }))
    await this.#keep({ ...withConfirmed(this.box), owned, grants })
    return lease
  }

  /** Takes back what was expelled. A host that forgot the box has forgotten its tokens. */
  async #revoke (): Promise<Fault | undefined> {
    const { client, store } = this.#parts
    const { owned, revoked } = this.box
    const tokens = revoked.flatMap(({ confirmed, token }) => confirmed ? [] : [token])
    if (tokens.length === 0) return undefined
    await store.flushed()
    const answer = await client.revoke(owned, tokens)
    if (!answer.ok) return answer.fault
    await this.#keep(withConfirmed(this.box, tokens))
    return undefined
  }

  /** Gives the box up, once that is written down: a crash must not find it in use again. */
  async #release (reason: ReleaseReason): Promise<void> {
    const { changed, client, ended, store } = this.#parts
    await store.flushed()
    changed(this)
    const isOver = this.box.owned.until <= this.#now()
    const released = isOver ? undefined : await client.release(this.box.owned, reason)
    this.#attending = false
    if (this.#stopped) return
    if (released?.ok === false && !saysGone(released.fault)) {
      this.#schedule(this.#wait())
      return
    }
    await store.commit([deleteBox(this.box)])
    this.stop()
    ended(this)
  }

  async #grant (waiting: readonly BoxGrant[]): Promise<Fault | undefined> {
    const allowances = waiting.map(({ capability }) =>
      ({ tokenHash: tokenHash(capability.token), ...CAPABILITY_LIMIT }))
    const answer = await this.#parts.client.grant(this.box.owned, allowances)
    if (!answer.ok) return answer.fault
    const done = new Set(waiting.map(({ capability }) => capability))
    await this.#keep({ ...this.box,
      grants: this.box.grants.map((each) =>
        done.has(each.capability) ? { ...each, granted: true } : each)
    })
    return undefined
  }

  async #keep (box: LeasedBox): Promise<void> {
    if (this.#stopped) return
    this.box = box
    await this.#parts.store.commit(replaceBox(box))
  }

  #wait (): number {
    return backoff(PEER_BACKOFF, ++this.#failures, this.#parts.random)
  }

  #schedule (ms: number): void {
    if (this.#stopped) return
    this.#timer?.cancel()
    this.#timer = this.#parts.clock.schedule(ms, () => { this.attend() })
  }

  #now (): Seconds {
    return Math.floor(this.#parts.clock.now() / SECOND)
  }

  #left (): Seconds {
    return this.box.owned.until - this.#now()
  }
}
