// Answering somebody's invite: the text is read in the page, then, when the person says so, the
// house that keeps the invite is asked; afterwards what is told is how far it got.

import { computed, signal } from '@preact/signals'
import { faultFrom } from './fault.ts'
import type { Fault, Result } from '../../src/base/errors.ts'
import type { ContactView, KnockView } from '../../src/conversation/views.ts'
import type { Messenger } from '../../src/messenger.ts'
import type { InvitePreview } from './invite-preview.ts'
import type { People } from './people.ts'

export type AnsweringState =
  | { readonly at: 'empty' }
  | { readonly at: 'unreadable', readonly fault: Fault }
  | { readonly at: 'read', readonly preview: InvitePreview, readonly fault?: Fault }
  /** Whose invite it is, is a contact already. */
  | { readonly at: 'known', readonly contact: ContactView }
  | { readonly at: 'asking', readonly preview: InvitePreview }
  | { readonly at: 'answered', readonly id: string, readonly preview: InvitePreview }

/** How far an answer got, by what is known of the contact. */
export type AnswerStage =
  /** Both are contacts. */
  | 'connected'
  /** They are here: it reaches them now. */
  | 'here'
  /** Whether they are here is not known yet, and there is a house that takes it for them. */
  | 'house'
  /** Neither they nor a house of theirs can be reached now. */
  | 'waiting'

export interface AnsweringParts {
  readonly messenger: Pick<Messenger, 'add' | 'callOff' | 'me' | 'on'>
  readonly people: People
  readonly preview: (text: string, me: string) => Promise<Result<InvitePreview>>
  /** What somebody is called before they said their name. */
  readonly standIn: () => string
}

export class Answering {
  readonly #parts: AnsweringParts
  readonly text = signal('')
  readonly state = signal<AnsweringState>({ at: 'empty' })
  readonly #knock = signal<KnockView | undefined>()

  /** The contact that was answered, as it is now. */
  readonly contact = computed(() => {
    const state = this.state.value
    return state.at === 'answered' ? this.#parts.people.get(state.id) : undefined
  })

  /** How far the work for a reusable address is, from 0 to 1; undefined where none is done. */
  readonly work = computed(() => {
    const [state, knock] = [this.state.value, this.#knock.value]
    if (state.at !== 'answered' || knock?.contact !== state.id) return undefined
    return knock.state === 'working' ? chance(knock) : undefined
  })

  constructor (parts: AnsweringParts) {
    this.#parts = parts
  }

  /** Follows what happens until the returned function is called. */
  follow (): () => void {
    return this.#parts.messenger.on((event) => {
      if (event.type === 'knock') this.#knock.value = event.knock
    })
  }

  /** Does not knock after all: nothing more is sent, and the contact is forgotten. */
  async callOff (): Promise<void> {
    const state = this.state.peek()
    if (state.at !== 'answered') return
    await this.#parts.messenger.callOff(state.id)
    this.clear()
  }

  /** Reads a text; what was read before it does not count any more. */
  async read (text: string): Promise<void> {
    this.text.value = text
    if (text.trim() === '') {
      this.state.value = { at: 'empty' }
      return
    }
    const { messenger, people, preview } = this.#parts
    const read = await this.#settled(preview(text, messenger.me().id))
    if (this.text.peek() !== text) return
    if (!read.ok) {
      this.state.value = { at: 'unreadable', fault: read.fault }
      return
    }
    const contact = people.get(read.value.account)
    this.state.value = contact !== undefined && isMet(contact)
      ? { at: 'known', contact }
      : { at: 'read', preview: read.value }
  }

  /** `attach` is the contact whose new identity this is, as the person believes. */
  async answer (note: string, attach?: string): Promise<void> {
    const state = this.state.peek()
    if (state.at !== 'read') return
    const { preview } = state
    this.state.value = { at: 'asking', preview }
    const { messenger, people, standIn } = this.#parts
    try {
      const isAddress = preview.kind === 'address'
      const words = isAddress && note.trim() !== '' ? { note: note.trim() } : {}
      // The page says beforehand that it is signed.
      const signed = isAddress ? { sign: true } : {}
      const old = attach === undefined ? {} : { attach }
      const { id } = await messenger.add(this.text.peek(), { ...words, ...signed, ...old,
        standIn: standIn() })
      people.refresh()
      this.state.value = { at: 'answered', id, preview }
    } catch (error) {
      this.state.value = { at: 'read', preview, fault: faultFrom(error) }
    }
  }

  clear (): void {
    this.text.value = ''
    this.state.value = { at: 'empty' }
  }

  async #settled<Value> (result: Promise<Result<Value>>): Promise<Result<Value>> {
    try {
      return await result
    } catch (error) {
      return { ok: false, fault: faultFrom(error) }
    }
  }
}

/** How probable it is that so many tries have been enough: it rises, and never quite ends. */
function chance ({ tries, expected }: KnockView): number {
  return expected === 0 ? 0 : 1 - Math.exp(-tries / expected)
}

export function stageOf (contact: ContactView): AnswerStage {
  if (contact.state !== 'invited') return 'connected'
  switch (contact.route) {
    case 'direct':
    case 'relayed': return 'here'
    case 'houses': return 'house'
    case 'none': return 'waiting'
  }
}

/** Who is no stranger: answering would change nothing, or must not. */
function isMet ({ state }: ContactView): boolean {
  return state === 'connected' || state === 'verified' || state === 'blocked'
}
