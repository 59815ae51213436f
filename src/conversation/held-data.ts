// What others hold for this person: boxes at houses, messages left there for friends, records by
// which this device is found; and how it is taken back. A house says itself how much it reserves
// and until when: nothing of that is believed beyond what was asked for.

import { equalBytes, toBase64url, toHex } from '../base/bytes.ts'
import { pause } from '../base/clock.ts'
import { SnugError } from '../base/errors.ts'
import { BOX_ENVELOPES_MAX, DAY, SECOND } from '../base/limits.ts'
import { holdsIn } from '../delivery/outbox-item.ts'
import { namedHost } from './message-ways.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { PeerKey } from '../base/channel.ts'
import type { BoxKeeper } from '../delivery/box-keeper.ts'
import type { LeasedBox } from '../delivery/leased-box.ts'
import type { Holding } from '../mailbox/client.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'
import type { Invitations } from './invitations.ts'
import type { Mailkeeping } from './mailkeeping.ts'
import type {
  ErasedHeld, HeldDataView, HolderView, HostClaim, LeftMailView
} from './stored-view.ts'

export interface HeldDataParts {
  readonly house: Household
  readonly mailkeeping: Mailkeeping
  readonly invitations: Invitations
  /** Signed records of the coming days. */
  readonly recordsAhead: () => readonly Uint8Array[]
}

/** Nobody leases for longer. */
const TERM_MAX = 60 * DAY
/** Records are made for so many days. */
const RECORDS = 14 * DAY
const CONFIRM_WAIT = 10 * SECOND
const LOOK = 100 // ms
const ASK_WAIT = 3 * SECOND

/**
 * What a house claims, as far as it can be true.
 * @internal
 */
export function claimOf (
  boxes: readonly LeasedBox[], now: Milliseconds, said: readonly Holding[] = []
): HostClaim {
  const reserved = boxes.reduce((sum, { ask, owned }) => sum + Math.min(owned.bytes, ask), 0)
  const until = Math.max(0, ...boxes.map(({ owned }) => owned.until * SECOND))
  return {
    reserved,
    ...until > 0 ? { until: Math.min(until, now + TERM_MAX) } : {},
    ...said.length === 0 ? {} : { holds: heldOf(said, boxes) }
  }
}

function heldOf (said: readonly Holding[], boxes: readonly LeasedBox[]): Holding {
  const most = boxes.reduce((sum, { ask }) => sum + ask, 0)
  const sum = (count: (one: Holding) => number): number =>
    said.reduce((all, one) => all + count(one), 0)
  return {
    envelopes: Math.min(sum(({ envelopes }) => envelopes), BOX_ENVELOPES_MAX * boxes.length),
    bytes: Math.min(sum(({ bytes }) => bytes), most)
  }
}

export class HeldData {
  readonly #parts: HeldDataParts

  constructor (parts: HeldDataParts) {
    this.#parts = parts
  }

  view (said: ReadonlyMap<BoxKeeper, Holding> = new Map()): HeldDataView {
    const { house: { clock, contacts }, invitations, mailkeeping, recordsAhead } = this.#parts
    const records = recordsAhead().length > 0
    return {
      holders: [...this.#hosts().values()].map((keepers) => this.#holder(keepers, records, said)),
      left: contacts.all().flatMap((contact) => this.#left(contact)),
      invites: invitations.list().filter(({ state }) => state === 'open'),
      ...records ? { recordsUntil: clock.now() + RECORDS } : {},
      kept: mailkeeping.kept()
    }
  }

  /** The same with what each house holds now, of those that answer at once. */
  async ask (): Promise<HeldDataView> {
    const { boxes, clock } = this.#parts.house
    const said = new Map<BoxKeeper, Holding>()
    const over = new AbortController()
    const asked = boxes.keepers().map(async (keeper) => {
      const holds = await keeper.holds()
      if (holds !== undefined) said.set(keeper, holds)
    })
    await Promise.race([Promise.all(asked), pause(clock, ASK_WAIT, over.signal)])
    over.abort()
    return this.view(said)
  }

  /**
   * Takes all boxes at a house back: it holds nothing for me any more, once it has confirmed that.
   * Faults: `holder-unknown`, `holder-ambiguous`.
   */
  async erase (ref: string): Promise<ErasedHeld> {
    const { house: { boxes, clock, store }, mailkeeping } = this.#parts
    const peer = this.#find(ref)
    const host = mailkeeping.hostName(peer)
    await mailkeeping.leave(peer)
    const inUse = boxes.keepers().filter(({ box }) => equalBytes(box.owned.host.peer, peer))
    await store.commit(inUse.flatMap(({ box }) => boxes.release(box.owned.box, 'revoked')))
    boxes.attend()
    const isLeaving = (): boolean => boxes.keepers(true).some(({ box }) =>
      equalBytes(box.owned.host.peer, peer))
    const end = clock.monotonic() + CONFIRM_WAIT
    while (isLeaving() && clock.monotonic() < end) await pause(clock, LOOK)
    return { host, confirmed: !isLeaving() }
  }

  #hosts (): Map<string, BoxKeeper[]> {
    const { boxes, place } = this.#parts.house
    return Map.groupBy([...boxes.keepers(), ...boxes.keepers(true)].filter(({ box }) =>
      !equalBytes(box.owned.host.peer, place().peer)), ({ box }) => toHex(box.owned.host.peer))
  }

  #find (ref: string): PeerKey {
    const { mailkeeping } = this.#parts
    const wanted = ref.replace(/^house /, '')
    const peers = [...this.#hosts().values()].flatMap(([first]) =>
      first === undefined ? [] : [first.box.owned.host.peer])
    const found = peers.filter((peer) => wanted !== '' && (mailkeeping.hostName(peer) === ref ||
      mailkeeping.contactAt(peer)?.name === ref || toBase64url(peer).startsWith(wanted)))
    const [peer, ...others] = found
    if (others.length > 0) {
      throw new SnugError({ code: 'holder-ambiguous', message: 'Several houses begin like this.',
        action: 'Type more of the id: snug data --held' })
    }
    if (peer !== undefined) return peer
    throw new SnugError({ code: 'holder-unknown', message: 'No house of this name holds anything ' +
      'for you.', action: 'See who does: snug data --held' })
  }

  #holder (
    keepers: readonly BoxKeeper[], records: boolean, said: ReadonlyMap<BoxKeeper, Holding>
  ): HolderView {
    const { house: { clock }, mailkeeping } = this.#parts
    const boxes = keepers.map(({ box }) => box)
    const peer = boxes[0]?.owned.host.peer ?? new Uint8Array(0)
    const inUse = boxes.filter(({ ending }) => ending === undefined)
    const holds = keepers.flatMap((keeper) => said.get(keeper) ?? [])
    return {
      ...namedHost(mailkeeping, peer),
      peer: toBase64url(peer),
      boxes: boxes.length,
      inviteBoxes: inUse.filter(({ owned }) => owned.kind !== 'contact').length,
      leaving: boxes.length - inUse.length,
      records: records && inUse.some(({ owned }) => owned.kind === 'contact' && owned.until > 0),
      ...claimOf(boxes, clock.now(), holds.length === inUse.length ? holds : [])
    }
  }

  #left (contact: Contact): LeftMailView[] {
    const { house: { clock, delivery }, mailkeeping } = this.#parts
    const now = clock.now()
    const holds = contact.devices.flatMap((id) => delivery.waiting.of(id).flatMap((item) =>
      holdsIn(item, delivery.device(id)?.capabilities ?? [], now)))
    const byHost = Map.groupBy(holds, ({ host }) => toHex(host))
    return [...byHost.values()].flatMap((some) => {
      const [first] = some
      return first === undefined ? [] : [{
        id: toBase64url(contact.account),
        name: contact.name,
        host: mailkeeping.hostName(first.host),
        messages: some.length,
        until: Math.max(...some.map(({ until }) => until)) * SECOND
      }]
    })
  }
}
