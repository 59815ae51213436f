// Introductions (PROTOCOL §8, kinds 20 to 23): a contact vouches for a friend to a friend, and only
// where both agree does the invite of one go to the other, by way of who introduces them. A no is
// not said: it looks like no answer. What was begun goes on after a restart; after a week it is
// forgotten.

import { equalBytes, fromBase64url, toBase64url, toHex, utf8 } from '../base/bytes.ts'
import { SnugError } from '../base/errors.ts'
import { decodeInvite } from '../identity/invite.ts'
import { INTRODUCTION_ID_SIZE } from '../message/controls/introduction.ts'
import { NOTE_MAX } from '../message/controls/hello.ts'
import { tables } from '../storage/tables.ts'
import { both } from './both.ts'
import { isAccepted } from './contact.ts'
import { postControls } from './control-sets.ts'
import { decodeIntroduction, deleteIntroductions, INTRODUCTION_TERM,
  putIntroduction } from './introduction.ts'
import { introductionView } from './introduction-view.ts'
import type { Outbound } from '../delivery/delivery.ts'
import type { Effects } from '../delivery/sink.ts'
import type { KnownControl } from '../message/control.ts'
import type { Introduction, IntroductionAgreed, IntroductionConsent, IntroductionId,
  IntroductionInvite } from '../message/controls/introduction.ts'
import type { Operation, Store } from '../storage/store.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'
import type { IntroductionRecord } from './introduction.ts'
import type { Notice } from './notice.ts'
import type { IntroductionView } from './acquaintance-views.ts'

export type IntroductionControl = Introduction | IntroductionConsent | IntroductionAgreed
  | IntroductionInvite

export interface IntroductionsParts {
  readonly house: Household
  readonly notice: (contact: Contact, notice: Notice) => Effects
  /** A one-time invite of mine: its link. */
  readonly invite: () => Promise<string>
  /** Answers an invite of somebody who is called so. */
  readonly redeem: (link: string, name: string) => Promise<Contact>
}

const OPEN_MAX = 64
/** That one contact can ask at a time. */
const ASKED_MAX = 8
const NOTHING: Effects = { operations: [] }
/** After these an invite is of no more use. */
const FINAL: ReadonlySet<string> = new Set(['invite-used', 'invite-withdrawn', 'invite-gone',
  'invite-expired', 'invite-own', 'contact-known', 'contact-blocked', 'bundle-not-invited'])

export class Introductions {
  readonly #parts: IntroductionsParts
  readonly #records = new Map<string, IntroductionRecord>()
  readonly #underWay = new Set<string>()

  constructor (parts: IntroductionsParts) {
    this.#parts = parts
  }

  async load (store: Store): Promise<number> {
    let damaged = 0
    for await (const { value } of store.all(tables.introduction)) {
      const record = decodeIntroduction(value)
      if (record === undefined) damaged++
      else this.#records.set(toHex(record.id), record)
    }
    return damaged
  }

  list (): IntroductionView[] {
    return [...this.#records.values()].flatMap((record) =>
      introductionView(record, this.#parts.house.contacts) ?? [])
  }

  /** Those of this contact: made by them, or by me between them and somebody else. */
  about ({ account }: Contact): IntroductionRecord[] {
    return [...this.#records.values()].filter(({ one, other }) =>
      equalBytes(one, account) || equalBytes(other, account))
  }

  /** Faults: `introduction-same`, `not-accepted`, `note-too-long`, `too-many-introductions`. */
  async introduce (one: Contact, other: Contact, note = ''): Promise<IntroductionView> {
    const { clock, random } = this.#parts.house
    if (equalBytes(one.account, other.account)) throw new SnugError(same)
    for (const contact of [one, other]) {
      if (!isAccepted(contact)) throw new SnugError(noContact(contact))
    }
    if (utf8(note).length > NOTE_MAX) throw new SnugError(tooLong)
    if (this.#records.size >= OPEN_MAX) throw new SnugError(tooMany)
    const id = random(INTRODUCTION_ID_SIZE) as IntroductionId
    const record: IntroductionRecord = { id, state: 'asking', one: one.account,
      other: other.account, agreed: 0, name: '', note, link: '', createdAt: clock.now() }
    const question = (about: Contact): KnownControl =>
      ({ kind: 'introduction', id, name: about.theirName || about.name, note })
    await this.#write(record, [...this.#post(one, question(other)),
      ...this.#post(other, question(one))])
    return this.#viewOf(record)
  }

  /** Faults: `introduction-unknown`. */
  async answer (ref: string, yes: boolean): Promise<void> {
    const record = this.#find(ref)
    const by = this.#parts.house.contacts.get(record.one)
    if (!yes || by === undefined) await this.#drop([record])
    else {
      await this.#write({ ...record, state: 'yes' },
        this.#post(by, { kind: 'introduction-consent', id: record.id }))
    }
  }

  handle (from: Contact, control: IntroductionControl): Effects {
    const record = this.#records.get(toHex(control.id))
    if (!isAccepted(from)) return NOTHING
    if (control.kind === 'introduction') {
      return record === undefined ? this.#asked(from, control) : NOTHING
    }
    if (record === undefined) return NOTHING
    const isOne = equalBytes(from.account, record.one)
    if (!isOne && !equalBytes(from.account, record.other)) return NOTHING
    switch (control.kind) {
      case 'introduction-consent': return this.#consented(record, isOne)
      case 'introduction-agreed':
        return record.state === 'yes' ? this.#then({ ...record, state: 'inviting' }) : NOTHING
      case 'introduction-invite': return this.#invited(record, isOne, control.invite)
    }
  }

  /** Who introduced the person that an invite of mine was made for. */
  introducer (link: string): string | undefined {
    const record = [...this.#records.values()].find((each) =>
      each.state === 'invited' && each.link === link)
    return record && this.#parts.house.contacts.get(record.one)?.name
  }

  /** What a removed contact asked, or would have been asked, is over. */
  forget (contact: Contact): Operation[] {
    const gone = this.about(contact)
    const operations = this.#deleted(gone)
    if (gone.length > 0) this.#tell()
    return operations
  }

  /** Forgets what is over, and goes on with what is not done. */
  async round (): Promise<void> {
    const now = this.#parts.house.clock.now()
    const all = [...this.#records.values()]
    const over = all.filter(({ createdAt }) => createdAt + INTRODUCTION_TERM <= now)
    if (over.length > 0) await this.#drop(over)
    for (const record of all) if (!over.includes(record)) this.#goOn(record)
  }

  /** Only those are asked who want to be, and by one contact no more than a few at a time. */
  #asked (from: Contact, { id, name, note }: Introduction): Effects {
    const { clock, settings } = this.#parts.house
    const { reach } = settings()
    const open = [...this.#records.values()]
    const theirs = open.filter(({ one, state }) => state === 'open' &&
      equalBytes(one, from.account))
    // Asked once more, as when the other could not be asked at first, it is one question.
    const before = theirs.filter((each) => each.name === name)
    if ((reach !== 'introduced' && reach !== 'anyone') || name === '' ||
      open.length - before.length >= OPEN_MAX ||
      theirs.length - before.length >= ASKED_MAX) return NOTHING
    const record: IntroductionRecord = { id, state: 'open', one: from.account,
      other: from.account, agreed: 0, name, note, link: '', createdAt: clock.now() }
    const text = `${from.name} would like to introduce ${name} to you.`
    if (before.length > 0) {
      return both({ operations: this.#deleted(before) }, this.#then(record))
    }
    return both(this.#then(record),
      this.#parts.notice(from, { code: 'introduction', args: { name }, text }))
  }

  #consented (record: IntroductionRecord, isOne: boolean): Effects {
    if (record.state !== 'asking') return NOTHING
    const agreed = record.agreed | (isOne ? 1 : 2)
    const maker = agreed === 3 ? this.#parts.house.contacts.get(record.one) : undefined
    return maker === undefined
      ? this.#then({ ...record, agreed })
      : this.#then({ ...record, agreed, state: 'agreed' },
        this.#post(maker, { kind: 'introduction-agreed', id: record.id }))
  }

  #invited (record: IntroductionRecord, isOne: boolean, invite: Uint8Array): Effects {
    const decoded = decodeInvite(invite)
    if (!decoded.ok || decoded.value.kind !== 'one-time') return NOTHING
    if (record.state === 'agreed' && isOne) {
      const other = this.#parts.house.contacts.get(record.other)
      // It has to be the invite of who was asked to make it.
      if (other === undefined || !equalBytes(decoded.value.account, record.one)) return NOTHING
      return this.#then({ ...record, state: 'passed' },
        this.#post(other, { kind: 'introduction-invite', id: record.id, invite }))
    }
    return record.state === 'yes'
      ? this.#then({ ...record, state: 'redeeming', link: `snug:${toBase64url(invite)}` })
      : NOTHING
  }

  /** What cannot be done in the write of a message is done after it, and again after a crash. */
  #goOn (record: IntroductionRecord): void {
    const name = toHex(record.id)
    if ((record.state !== 'inviting' && record.state !== 'redeeming') ||
      this.#underWay.has(name)) return
    this.#underWay.add(name)
    const work = record.state === 'inviting' ? this.#makeInvite(record) : this.#redeem(record)
    work.catch((error: unknown) => {
      if (!(error instanceof SnugError)) this.#parts.house.storeFailed(error)
    }).finally(() => { this.#underWay.delete(name) })
  }

  async #makeInvite (record: IntroductionRecord): Promise<void> {
    const link = await this.#parts.invite()
    const invite = fromBase64url(link.slice('snug:'.length))
    const by = this.#parts.house.contacts.get(record.one)
    if (invite === undefined || by === undefined) return
    await this.#write({ ...record, state: 'invited', link },
      this.#post(by, { kind: 'introduction-invite', id: record.id, invite }))
  }

  async #redeem (record: IntroductionRecord): Promise<void> {
    const { clock, contacts, history, store } = this.#parts.house
    try {
      const { account } = await this.#parts.redeem(record.link, record.name)
      const by = contacts.get(record.one)?.name ?? ''
      await store.commit(history.note(account, clock.now(), 'met-introduced', by))
    } catch (error) {
      // A house that does not answer is asked again in the next round.
      if (error instanceof SnugError && !FINAL.has(error.code)) return
      if (!(error instanceof SnugError)) throw error
    }
    await this.#drop([record])
  }

  #then (record: IntroductionRecord, posted: readonly Outbound[] = []): Effects {
    this.#records.set(toHex(record.id), record)
    return {
      operations: [putIntroduction(record), ...posted.flatMap(({ operations }) => [...operations])],
      after: () => {
        for (const { sent } of posted) sent()
        this.#tell()
        this.#goOn(record)
      }
    }
  }

  async #write (record: IntroductionRecord, posted: readonly Outbound[]): Promise<void> {
    const { operations, after } = this.#then(record, posted)
    await this.#parts.house.store.commit(operations)
    after?.()
  }

  async #drop (records: readonly IntroductionRecord[]): Promise<void> {
    await this.#parts.house.store.commit(this.#deleted(records))
    this.#tell()
  }

  #deleted (records: readonly IntroductionRecord[]): Operation[] {
    for (const { id } of records) this.#records.delete(toHex(id))
    return deleteIntroductions(records)
  }

  #post (contact: Contact, control: KnownControl): Outbound[] {
    const { delivery } = this.#parts.house
    return contact.devices.filter((device) => delivery.device(device)?.accepted === true)
      .map((device) => postControls(this.#parts.house, device, [control]))
  }

  #find (ref: string): IntroductionRecord {
    const open = [...this.#records.values()].filter(({ state }) => state === 'open')
    const found = open.filter((record) => ref !== '' &&
      (record.name.toLowerCase() === ref.toLowerCase() || toBase64url(record.id).startsWith(ref)))
    const [record, ...others] = found
    if (record !== undefined && others.length === 0) return record
    throw new SnugError({ code: 'introduction-unknown',
      message: 'There is no such introduction, or several are called so.',
      action: 'Each has an id, which answers it, too: snug introductions' })
  }

  #viewOf (record: IntroductionRecord): IntroductionView {
    const view = introductionView(record, this.#parts.house.contacts)
    if (view === undefined) throw new RangeError('an introduction between nobody')
    return view
  }

  #tell (): void {
    this.#parts.house.tell({ type: 'introductions', introductions: this.list() })
  }
}

const same = { code: 'introduction-same', message: 'It takes two different people.' }
const tooLong = { code: 'note-too-long', message: 'The note is too long.',
  action: `It takes ${NOTE_MAX} bytes at most.` }
const tooMany = { code: 'too-many-introductions',
  message: 'Too many introductions wait for an answer.', action: 'Wait until some are over.' }

function noContact ({ name }: Contact): { code: string, message: string, action: string } {
  return { code: 'not-accepted', message: `${name} is no contact whom you can introduce.`,
    action: 'See: snug contacts' }
}
