// One open channel of /snug/direct/1.0.0 (PROTOCOL §10.3): numbers what it sends, answers what it
// gets. "Stored" goes out only after the write that stores the message; how many messages may wait
// for that write is bounded, and beyond it nothing is read, so that a fast sender is slowed down.

import { decodeDirectFrame, encodeDirectFrame } from './direct-frame.ts'
import type { Channel, PeerKey, Route } from '../base/channel.ts'

/**
 * Messages that may be on their way to the disk at a time.
 * @internal
 */
export const RECEIVE_WINDOW = 256

export interface DirectHandlers {
  /**
   * Resolves once the message is stored (true), or was found to be not for this device or
   * unreadable (false).
   */
  message (padded: Uint8Array): Promise<boolean>
  stored (id: number): void
  refused (id: number): void
  /** Answered by nothing, whatever it is. */
  signal (sealed: Uint8Array): void
  closed (): void
}

export class DirectLink {
  readonly #channel: Channel
  readonly #handlers: DirectHandlers
  #lastId = 0
  #used = false
  #storing = 0
  #room: (() => void) | undefined

  constructor (channel: Channel, handlers: DirectHandlers) {
    this.#channel = channel
    this.#handlers = handlers
  }

  /** Whether the other side has said anything: one that hangs up at once does not want us. */
  get used (): boolean { return this.#used }
  get remote (): PeerKey { return this.#channel.remote }
  get route (): Route { return this.#channel.route }

  /** An id for the next message. */
  nextId (): number {
    this.#lastId = this.#lastId % 0xffffffff + 1
    return this.#lastId
  }

  /** False when the channel is closed. */
  send (id: number, padded: Uint8Array): Promise<boolean> {
    return this.#channel.send(encodeDirectFrame({ type: 'message', id, padded }))
  }

  /** The same. */
  signal (sealed: Uint8Array): Promise<boolean> {
    return this.#channel.send(encodeDirectFrame({ type: 'signal', sealed }))
  }

  close (): void {
    this.#channel.close()
  }

  /** Reads until the channel ends; then says so once. */
  async run (): Promise<void> {
    try {
      for (;;) {
        const bytes = await this.#channel.receive()
        if (bytes === undefined) return
        const frame = decodeDirectFrame(bytes)
        if (!frame.ok) return
        this.#used = true
        switch (frame.value.type) {
          case 'message': await this.#take(frame.value.id, frame.value.padded); break
          case 'stored': this.#handlers.stored(frame.value.id); break
          case 'refused': this.#handlers.refused(frame.value.id); break
          case 'signal': this.#handlers.signal(frame.value.sealed); break
        }
      }
    } finally {
      this.#channel.close()
      this.#handlers.closed()
    }
  }

  async #take (id: number, padded: Uint8Array): Promise<void> {
    this.#storing++
    void this.#store(id, padded)
    if (this.#storing >= RECEIVE_WINDOW) {
      await new Promise<void>((resolve) => {
        this.#room = resolve
      })
    }
  }

  async #store (id: number, padded: Uint8Array): Promise<void> {
    try {
      const stored = await this.#handlers.message(padded)
      await this.#channel.send(encodeDirectFrame({ type: stored ? 'stored' : 'refused', id }))
    } catch {
      // The store failed: nothing was acknowledged, the sender keeps it, and this side starts anew.
      this.#channel.close()
    } finally {
      this.#storing--
      this.#room?.()
      this.#room = undefined
    }
  }
}
