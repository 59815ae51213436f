// Messages that a person wants to keep. Where nothing burns down a star is a mark and nobody hears
// of it. A message that burns down is kept only if its author wants that: the author's program is
// asked, and asks the author unless they said once for all (PROTOCOL §8, kinds 16 and 17). An
// author can take it back at any time.

import { equalBytes, fromBase64url, toBase64url, utf8 } from '../base/bytes.ts'
import { SnugError } from '../base/errors.ts'
import { isMessageId } from '../message/message-id.ts'
import { isAccepted } from './contact.ts'
import { postControls } from './control-sets.ts'
import { burns } from './message-record.ts'
import { keepAskedNotice } from './keep-notice.ts'
import type { Effects } from '../delivery/sink.ts'
import type { KnownControl } from '../message/control.ts'
import type { MessageId } from '../message/message-id.ts'
import type { Outbound } from '../delivery/delivery.ts'
import type { Contact } from './contact.ts'
import type { Found } from './conversation-list.ts'
import type { Household } from './household.ts'
import type { MessageRecord, Star } from './message-record.ts'
import type { Notice } from './notice.ts'
import type { OwnMessages } from './own-messages.ts'
import type { Placed } from './timeline.ts'

export interface StarsParts {
  readonly house: Household
  readonly own: OwnMessages
  /** A message is another one now. */
  readonly told: (contact: Contact, placed: Placed) => void
  readonly notice: (contact: Contact, notice: Notice) => Effects
}

const NOTHING: Effects = { operations: [] }
const PAGE = 256

export class Stars {
  readonly #parts: StarsParts

  constructor (parts: StarsParts) {
    this.#parts = parts
  }

  /** Faults: `no-message`, `not-kept`, `keep-refused`, `not-accepted`. */
  async star (found: Found): Promise<Placed> {
    const { contact } = found
    return await this.#change(found, (record) => {
      if (record.author === 'snug' || record.isDeleted) throw new SnugError(nothingToKeep)
      if (record.star !== 'none' && record.star !== 'refused') return { star: record.star }
      if (!burns(record)) return { star: 'marked' }
      if (record.author === 'me') return { star: 'kept' }
      if (record.star === 'refused') throw new SnugError(refused(contact))
      if (!isAccepted(contact)) throw new SnugError(cannotAsk(contact))
      return { star: 'asked', ask: { kind: 'keep-ask', message: record.id as MessageId } }
    })
  }

  /** What was kept burns down as it would have. Fault: `no-message`. */
  async unstar (found: Found): Promise<Placed> {
    return await this.#change(found, ({ star }) => ({ star: star === 'refused' ? star : 'none' }))
  }

  /** A contact asks whether they may keep a message of mine. */
  asked (contact: Contact, message: Uint8Array): Effects {
    if (!isAccepted(contact)) return NOTHING
    const { keepRequests } = this.#parts.house.settings()
    if (keepRequests === 'ask') {
      return this.#parts.notice(contact, keepAskedNotice(contact.name, toBase64url(message)))
    }
    return together(this.#post(contact, answer(message, keepRequests === 'always')))
  }

  /** The author answers, or has changed their mind. */
  answered (contact: Contact, message: Uint8Array, allowed: boolean): Effects {
    return { operations: [], after: () => {
      this.#answered(contact, message, allowed).catch(this.#parts.house.storeFailed)
    } }
  }

  async #answered (contact: Contact, message: Uint8Array, allowed: boolean): Promise<void> {
    const { timeline } = this.#parts.house
    await timeline.inTurn(contact.account, async () => {
      const placed = await this.#find(contact, message)
      if (placed === undefined || placed.record.star === 'none') return
      if (placed.record.star === 'marked') return
      await this.#put(contact, placed, { star: allowed ? 'kept' : 'refused' })
    })
  }

  /** What I say to somebody who asked: `found` is the notice. Faults: `no-message`, `no-ask`. */
  async answer (found: Found, allowed: boolean): Promise<void> {
    const { contact } = found
    await this.#change(found, (record) => {
      const id = fromBase64url(String(record.args.message ?? ''))
      const isAsk = record.author === 'snug' && record.code.startsWith('keep-')
      if (!isAsk || id === undefined || !isMessageId(id)) throw new SnugError(noAsk)
      const { code, text } =
        keepAskedNotice(contact.name, toBase64url(id), allowed ? 'allowed' : 'refused')
      return { code, text, ask: answer(id, allowed) }
    })
  }

  async #change (
    { contact, position }: Found,
    change: (record: MessageRecord) => Change & { readonly ask?: KnownControl }
  ): Promise<Placed> {
    const { timeline } = this.#parts.house
    return await timeline.inTurn(contact.account, async () => {
      const record = await timeline.get(contact.account, position)
      if (record === undefined) throw new SnugError(gone)
      const { ask, ...changed } = change(record)
      const posted = ask === undefined ? [] : this.#post(contact, ask)
      return await this.#put(contact, { position, record }, changed, posted)
    })
  }

  async #put (
    contact: Contact, { position, record }: Placed, change: Change,
    posted: readonly Outbound[] = []
  ): Promise<Placed> {
    const { store, timeline } = this.#parts.house
    const { text, ...rest } = change
    const content = text === undefined ? record.content : utf8(text)
    const placed = { position, record: { ...record, ...rest, content } }
    this.#parts.own.changedTo(contact.account, position, placed.record)
    await store.commit([...timeline.put(contact.account, position, placed.record),
      ...posted.flatMap(({ operations }) => operations)])
    for (const { sent } of posted) sent()
    this.#parts.told(contact, placed)
    return placed
  }

  #post (contact: Contact, control: KnownControl): Outbound[] {
    const { delivery } = this.#parts.house
    return contact.devices.filter((device) => delivery.device(device)?.accepted === true)
      .map((device) => postControls(this.#parts.house, device, [control]))
  }

  /** From the newest backwards: whoever keeps a message has seen it not long ago. */
  async #find ({ account }: Contact, id: Uint8Array): Promise<Placed | undefined> {
    for (let before = Number.MAX_SAFE_INTEGER; ;) {
      const page = await this.#parts.house.timeline.page(account, { before, limit: PAGE })
      const found = page.find(({ record }) => record.author === 'them' && equalBytes(record.id, id))
      if (found !== undefined || page.length < PAGE) return found
      before = page[0]?.position ?? 0
    }
  }
}

interface Change {
  readonly star?: Star
  readonly code?: string
  readonly text?: string
}

function answer (message: Uint8Array, allowed: boolean): KnownControl {
  return { kind: 'keep-answer', message: message as MessageId, allowed }
}

function together (posted: readonly Outbound[]): Effects {
  return { operations: posted.flatMap(({ operations }) => operations),
    after: () => { for (const { sent } of posted) sent() } }
}

const gone = {
  code: 'no-message',
  message: 'There is no such message here: it was never there, or is gone.'
}

const nothingToKeep = {
  code: 'not-kept',
  message: 'There is nothing to keep here: only what a person wrote, and has not taken back.'
}

const noAsk = {
  code: 'no-ask',
  message: 'Nobody asks for anything here.',
  action: 'Name the line that says who would like to keep a message: snug read NAME --json'
}

function refused ({ name }: Contact): { code: string, message: string } {
  return { code: 'keep-refused',
    message: `${name} does not want this message to be kept. It burns down as it was meant to.` }
}

function cannotAsk ({ name }: Contact): { code: string, message: string } {
  return { code: 'not-accepted',
    message: `This message burns down, and ${name} cannot be asked whether you may keep it.` }
}
