// What is stored in the scripted room, and what houses hold there.

import type { ErasedHeld, HeldDataView, StoredDataView,
  StoredKind } from '../../../../src/conversation/stored-view.ts'
import type { InviteView } from '../../../../src/conversation/views.ts'
import type { Person, Script } from './script.ts'

const DAY = 86_400_000
const GIANT = 'W'.repeat(64)

const NOTHING: HeldDataView = { holders: [], left: [], invites: [], kept: [] }

export class ScriptedData {
  readonly #erased = new Set<string>()
  #held: HeldDataView

  constructor (script: Script) {
    this.#held = heldIn(script)
  }

  get held (): HeldDataView { return this.#held }

  /** Cleo's house answers how much it holds. */
  get asked (): HeldDataView {
    return { ...this.#held, holders: this.#held.holders.map((one) => one.peer === 'cleo'
      ? { ...one, holds: { envelopes: 3, bytes: 6_144 } }
      : one) }
  }

  about ({ messages, view }: Person): StoredDataView {
    const { draft = '', id, muted, name, pinned, state } = view
    const has = (kind: StoredKind): boolean => !this.#erased.has(`${id} ${kind}`)
    const [first] = messages
    return {
      id,
      name,
      state,
      since: Date.now() - 40 * DAY,
      messages: has('messages') && first !== undefined
        ? { count: messages.length, bytes: messages.length * 83, lasting: 0, starred: 1,
            oldest: first.sentAt, next: Date.now() + 3 * DAY }
        : { count: 0, bytes: 0, lasting: 0, starred: 0 },
      waiting: { count: 2, until: Date.now() + 13 * DAY },
      draft: has('draft') ? draft.length : 0,
      muted,
      pinned,
      history: has('history') ? 2 : 0,
      introductions: has('introductions') ? 1 : 0,
      request: has('request'),
      devices: [{ id: 'hX3k9s', houses: 1, sessions: 1, ...has('addresses')
        ? { addresses: ['/ip4/93.184.216.34/tcp/7684', '/dns4/a-rather-long-name-of-a-house.' +
            'example.org/tcp/443/tls/ws'], addressesUntil: Date.now() + 5 * DAY }
        : { addresses: [] } }]
    }
  }

  erase (id: string, kind: StoredKind): void { this.#erased.add(`${id} ${kind}`) }

  withdraw (id: string): InviteView {
    const invite = this.#held.invites.find((one) => one.id === id)
    if (invite === undefined) throw new Error(`no invite is called ${id}`)
    this.#held = { ...this.#held, invites: this.#held.invites.filter((one) => one !== invite) }
    return { ...invite, state: 'withdrawn' }
  }

  takeBack (peer: string): ErasedHeld {
    const holder = this.#held.holders.find((one) => one.peer === peer)
    const confirmed = holder?.peer !== 'dan'
    this.#held = { ...this.#held, holders: this.#held.holders.flatMap((one) => one.peer !== peer
      ? [one]
      : confirmed ? [] : [{ ...one, leaving: one.boxes }]) }
    return { host: holder?.host ?? '', confirmed }
  }
}

function heldIn ({ scene }: Script): HeldDataView {
  const now = Date.now()
  if (scene === 'empty') return NOTHING
  const isHostile = scene === 'hostile'
  return {
    holders: [
      { host: 'Cleo’s house', contact: 'cleo', peer: 'cleo', boxes: 1, inviteBoxes: 0, leaving: 0,
        records: true, reserved: 8_388_608, until: now + 21 * DAY },
      { host: isHostile ? `house \u202e${GIANT}` : 'house 4fQ2aB', peer: 'dan', boxes: 2,
        inviteBoxes: 1, leaving: 0, records: true,
        reserved: isHostile ? Number.MAX_SAFE_INTEGER : 1_048_576, until: now + 9 * DAY }
    ],
    left: [{ id: 'dan', name: 'Dan', host: 'Cleo’s house', messages: 3, until: now + 6 * DAY }],
    invites: [{ id: 'i1', kind: 'once', createdAt: now, expiresAt: now + 7 * DAY, state: 'open',
      stateText: '' }, { id: 'i2', kind: 'address', createdAt: now, expiresAt: 0, state: 'open',
      stateText: '' }],
    recordsUntil: now + 14 * DAY,
    kept: []
  }
}
