// What is stored about people and what others hold, as the pages show it: read when somebody looks,
// again when something of it is told, and again after something was erased.

import { signal } from '@preact/signals'
import type { Messenger } from '../../src/messenger.ts'
import type { ErasedHeld, HeldDataView, StoredDataView,
  StoredKind } from '../../src/conversation/stored-view.ts'

/** What this model uses of the messenger, and nothing else of it. */
export type StoredMessenger = Pick<Messenger, 'on' | 'storedData' | 'heldData' | 'askHeld' |
  'eraseStored' | 'eraseHeld' | 'withdrawInvite'>

/** Changes of one moment are looked at together. */
const GATHERED_MS = 300

export class StoredState {
  /** Undefined until it is read. */
  readonly people = signal<readonly StoredDataView[] | undefined>()
  readonly held = signal<HeldDataView | undefined>()
  readonly #messenger: StoredMessenger
  readonly #only: string | undefined
  #turn = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `only`: about one contact alone, by id. */
  constructor (messenger: StoredMessenger, only?: string) {
    this.#messenger = messenger
    this.#only = only
  }

  /** Keeps it true from now on; returns what ends that. */
  watch (failed: (error: unknown) => void): () => void {
    const look = (): void => { this.look().catch(failed) }
    look()
    const end = this.#messenger.on(() => {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined
        look()
      }, GATHERED_MS)
    })
    return () => {
      end()
      clearTimeout(this.#timer)
    }
  }

  async look (): Promise<void> {
    await Promise.all([this.#lookAtPeople(), this.#only === undefined ? this.#askHouses() : []])
  }

  /** What is known at once is shown until the houses have answered. */
  async #askHouses (): Promise<void> {
    const turn = ++this.#turn
    this.held.value ??= this.#messenger.heldData()
    const asked = await this.#messenger.askHeld()
    if (turn === this.#turn) this.held.value = asked
  }

  async #lookAtPeople (): Promise<void> {
    try {
      this.people.value = await this.#messenger.storedData(this.#only)
    } catch (error) {
      // Somebody who is gone has nothing here any more.
      if (this.#only === undefined) throw error
      this.people.value = []
    }
  }

  async erase (id: string, kind: StoredKind): Promise<void> {
    await this.#messenger.eraseStored(id, kind)
    await this.look()
  }

  async withdraw (invite: string): Promise<void> {
    await this.#messenger.withdrawInvite(invite)
    await this.look()
  }

  async takeBack (peer: string): Promise<ErasedHeld> {
    const erased = await this.#messenger.eraseHeld(peer)
    await this.look()
    return erased
  }
}
