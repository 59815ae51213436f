// Everything that comes in, put together: mail of known devices, first messages, direct streams.
// Each way ends in the inbox, or with the strangers.

import { replayMarkOf } from '../session/inner.ts'
import { FirstContact } from './first-contact.ts'
import { Inbox } from './inbox.ts'
import { Reception } from './reception.ts'
import { noteUnread } from './repair.ts'
import { Seen } from './seen.ts'
import { Strangers } from './strangers.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Channel } from '../base/channel.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { Payload } from '../message/payload.ts'
import type { Correspondence, Posted } from './correspondence.ts'
import type { Correspondents } from './correspondents.ts'
import type { DeliveryParts } from './delivery-parts.ts'
import type { Effects } from './sink.ts'

export interface IntakeParts extends DeliveryParts {
  readonly correspondents: Correspondents
  /** Empties the outbox of what the payload acknowledges. */
  readonly acknowledge: (correspondence: Correspondence, payload: Payload) => Effects
  /** Something came by mail, or again, that has to be acknowledged. */
  readonly ackDue: (correspondence: Correspondence, isRepeated: boolean) => void
  /** Something came that cannot be read. */
  readonly repair: (correspondence: Correspondence) => void
  /** What waited for a session is encrypted and flushed. */
  readonly sent: (correspondence: Correspondence, posted: readonly Posted[]) => void
}

export class Intake {
  readonly #correspondents: Correspondents
  readonly #first: FirstContact
  readonly #inbox: Inbox
  readonly #reception: Reception
  readonly #seen: Seen
  readonly #strangers: Strangers

  constructor (parts: IntakeParts) {
    const { clock, correspondents, log, own, repair, sent, shelf, store } = parts
    this.#correspondents = correspondents
    this.#seen = new Seen(store)
    this.#first = new FirstContact(own, shelf, clock)
    this.#inbox = new Inbox({
      ...parts,
      seen: this.#seen,
      openFirst: (correspondence, inner) => this.#first.adopt(correspondence, inner),
      unreadable: (correspondence, hash) => {
        noteUnread(correspondence, hash)
        return { operations: [], after: () => { repair(correspondence) } }
      },
      sealed: sent
    })
    this.#strangers = new Strangers({
      ...parts,
      seen: this.#seen,
      firstContact: this.#first,
      known: async (correspondence, inner) => {
        await this.#inbox.receive(correspondence, inner, 'mail')
      },
      refused: (code) => { log('first-message-refused', { code }) }
    })
    this.#reception = new Reception({
      clock,
      correspondents,
      tryReceive: (correspondence, inner) =>
        this.#inbox.tryReceive(correspondence, inner, 'direct'),
      tryNew: (correspondence, inner) => this.#inbox.tryNew(correspondence, inner, 'direct'),
      receiveFirst: async (inner) =>
        this.#first.isFromContact(inner) ? await this.#strangers.receive(inner) : undefined
    })
  }

  /** Takes in what came by mail to a box that this device may put into. */
  async mail (id: DeviceId, inner: Uint8Array): Promise<void> {
    // A device of the same person may use the way of another: what it began names the writer.
    const writer = this.#first.knownSender(inner) ?? id
    const correspondence = this.#correspondents.get(writer)
    if (this.#first.isFromAnother(writer, inner)) await this.#strangers.receive(inner)
    else if (correspondence !== undefined) await this.#inbox.receive(correspondence, inner, 'mail')
  }

  /** Takes in what came to an invite box or request box. */
  async firstMail (inner: Uint8Array): Promise<void> {
    const known = this.#first.knownSender(inner)
    if (known !== undefined) await this.mail(known, inner)
    else if (this.#first.isSpent(inner)) return // of a device that was forgotten
    else if (this.#first.canOpen(inner)) await this.#strangers.receive(inner)
    else if (!await this.#laterMail(inner) && replayMarkOf(inner) !== undefined) {
      await this.#strangers.receive(inner)
    }
  }

  /** Who was answered, and not told of a better way, leaves later messages where the first was. */
  async #laterMail (inner: Uint8Array): Promise<boolean> {
    for (const correspondence of this.#correspondents.all()) {
      if (await this.#inbox.tryReceive(correspondence, inner, 'mail')) return true
    }
    return false
  }

  /** Takes in what came over a direct stream of the device: true once it is stored. */
  direct (correspondence: Correspondence, inner: Uint8Array): Promise<boolean> {
    return this.#inbox.receive(correspondence, inner, 'direct')
  }

  /** The device of an accepted contact that opened a stream; undefined for anybody else. */
  recognise (channel: Channel): Promise<Correspondence | undefined> {
    return this.#reception.recognise(channel)
  }

  /** Forgets what no host can bring any more. */
  async sweep (now: Milliseconds): Promise<void> { await this.#seen.sweep(now) }
}
