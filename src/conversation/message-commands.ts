// What a person does with messages and conversations, by the names of contacts and the ids of
// messages: the part of the messenger's public face that the conversation layer answers.

import type { Contact } from './contact.ts'
import type { Conversations } from './conversations.ts'
import type { Person } from './person.ts'
import type { Page } from './timeline.ts'
import type { ConversationView, MessageDetailView, MessageView, SearchView } from './views.ts'

export interface SendOptions {
  /** Seconds from reading on after which it is gone, for both; 0, the default, for none. */
  readonly timer?: number
}

export interface SearchOptions {
  /** In one conversation alone. */
  readonly conversation?: string
  /** Default: 50. */
  readonly limit?: number
  readonly whole?: boolean
}

export class MessageCommands {
  readonly #me: () => Person

  /** `me` throws SnugError `no-account` where there is no person. */
  protected constructor (me: () => Person) {
    this.#me = me
  }

  // Messages

  /** Resolves once the message is stored, before any network use. */
  async send (ref: string, text: string, options: SendOptions = {}): Promise<MessageView> {
    return await this.#conversations.send(this.#find(ref), text, options.timer ?? 0)
  }

  /** By its id, or the beginning of one; with how it was tried. */
  async message (id: string): Promise<MessageDetailView | undefined> {
    return await this.#conversations.message(id)
  }

  /**
   * Sends a message of mine that failed or expired unread once more, in the place of the old one.
   * Faults: those of `send`, `no-message`, `message-not-failed`.
   */
  async retry (id: string): Promise<MessageView> {
    return await this.#conversations.retry(id)
  }

  /** Erases a message here, and nowhere else. Fault: `no-message`. */
  async forget (id: string): Promise<void> { await this.#conversations.forget(id) }

  /**
   * Takes a message of mine back within 48 hours: what stays, on both sides, is that there was one.
   * Faults: `no-message`, `not-mine`, `take-back-late`.
   */
  async takeBack (id: string): Promise<MessageView> {
    return await this.#conversations.takeBack(id)
  }

  /**
   * Marks a message, which keeps it where its author allows that. Faults: `no-message`, `not-kept`,
   * `keep-refused`, `not-accepted`.
   */
  async setStar (id: string, isOn: boolean): Promise<MessageView> {
    return await this.#conversations.star(id, isOn)
  }

  /**
   * Answers who would like to keep a message of mine; `id` is that of the notice that says so.
   * Faults: `no-message`, `no-ask`.
   */
  async answerKeep (id: string, allowed: boolean): Promise<MessageView> {
    return await this.#conversations.answerKeep(id, allowed)
  }

  async messages (ref: string, page?: Page): Promise<MessageView[]> {
    return await this.#conversations.messages(this.#find(ref), page)
  }

  /**
   * Messages that hold all the words of a query, or words that begin so, newest first. `whole`
   * waits until every message was looked at; without it the first answers may lack some.
   */
  async search (query: string, options: SearchOptions = {}): Promise<SearchView> {
    const { conversation, limit = 50, whole = false } = options
    const contact = conversation === undefined ? undefined : this.#find(conversation)
    return await this.#conversations.search(query, contact, limit, whole)
  }

  /** What came and was not read yet, oldest first; the newest of them where there are more. */
  async unread (ref: string, limit: number): Promise<MessageView[]> {
    return await this.#conversations.unread(this.#find(ref), limit)
  }

  /** Everything up to a position is read, or all that is there. */
  async markRead (ref: string, upTo?: number): Promise<void> {
    await this.#conversations.markRead(this.#find(ref), upTo)
  }

  // Conversations

  /** Pinned ones first, then the latest. */
  async conversations (): Promise<ConversationView[]> { return await this.#conversations.all() }

  conversation (ref: string): ConversationView {
    return this.#conversations.view(this.#find(ref))
  }

  /** Whether a conversation makes no noise; on this device alone. */
  async setMuted (ref: string, muted: boolean): Promise<ConversationView> {
    return await this.#conversations.prefer(this.#find(ref), { muted })
  }

  /** Whether it stands above the others; on this device alone. */
  async setPinned (ref: string, pinned: boolean): Promise<ConversationView> {
    return await this.#conversations.prefer(this.#find(ref), { pinned })
  }

  /** What is written and not sent yet; empty for nothing. Fault: `draft-too-long`. */
  async setDraft (ref: string, draft: string): Promise<ConversationView> {
    return await this.#conversations.prefer(this.#find(ref), { draft })
  }

  get #conversations (): Conversations { return this.#me().conversations }

  #find (ref: string): Contact { return this.#me().acquaintances.find(ref) }
}
