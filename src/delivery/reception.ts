// Direct streams that others open. A device is known by the peer that it said it is reached as; but
// a peer may be one that nobody knows yet (somebody whose invite was redeemed answers from a peer
// never heard of, and whoever starts with a new peer key is first heard from it), or one that
// several claim to be. Then the first message of the stream decides:
// whoever can write none in a session of ours learns nothing, not even why.

import { toHex } from '../base/bytes.ts'
import { SECOND } from '../base/limits.ts'
import { unpadInner } from '../message/envelope.ts'
import { replayMarkOf } from '../session/inner.ts'
import { decodeDirectFrame, encodeDirectFrame } from './direct-frame.ts'
import type { Channel } from '../base/channel.ts'
import type { Clock } from '../base/clock.ts'
import type { Correspondence } from './correspondence.ts'
import type { Correspondents } from './correspondents.ts'

const PATIENCE = 10 * SECOND
const NOTED_MAX = 256

export interface ReceptionParts {
  readonly clock: Clock
  readonly correspondents: Correspondents
  /** True where the message is one of this device, and stored. */
  readonly tryReceive: (correspondence: Correspondence, inner: Uint8Array) => Promise<boolean>
  /** The same, for one that could be of anybody: true only for a message not read before. */
  readonly tryNew: (correspondence: Correspondence, inner: Uint8Array) => Promise<boolean>
  /** Takes a first message of a device that is not known in; answers whom it made known. */
  readonly receiveFirst: (inner: Uint8Array) => Promise<Correspondence | undefined>
}

export class Reception {
  readonly #parts: ReceptionParts
  /** Peers that nobody said to be, by what was read from them: until they say it themselves. */
  readonly #noted = new Map<string, Correspondence>()

  constructor (parts: ReceptionParts) {
    this.#parts = parts
  }

  /** The device of an accepted contact that opened a stream; undefined for anybody else. */
  async recognise (channel: Channel): Promise<Correspondence | undefined> {
    const noted = this.#notedAs(toHex(channel.remote))
    const claiming = this.#parts.correspondents.byPeer(channel.remote)
    const [known, ...others] = noted === undefined ? claiming : new Set([noted, ...claiming])
    if (known?.device.accepted === true && others.length === 0) return known
    return await this.#byFirstMessage(channel)
  }

  /** By its first message, which is then stored and acknowledged. */
  async #byFirstMessage (channel: Channel): Promise<Correspondence | undefined> {
    const timer = this.#parts.clock.schedule(PATIENCE, () => { channel.close() })
    const bytes = await channel.receive()
    timer.cancel()
    const frame = bytes === undefined ? undefined : decodeDirectFrame(bytes)
    if (frame?.ok !== true || frame.value.type !== 'message') return undefined
    const inner = unpadInner(frame.value.padded)
    if (inner === undefined) return undefined
    const correspondence = await this.#writer(channel, inner)
    // Who is not accepted learns neither that it was read nor that somebody is here.
    if (correspondence?.device.accepted !== true) return undefined
    await channel.send(encodeDirectFrame({ type: 'stored', id: frame.value.id }))
    return correspondence
  }

  async #writer (channel: Channel, inner: Uint8Array): Promise<Correspondence | undefined> {
    const { correspondents, tryReceive, receiveFirst } = this.#parts
    const claiming = correspondents.byPeer(channel.remote)
    const waiting = correspondents.all().filter(waitsForAnswer)
    for (const correspondence of new Set([...claiming, ...waiting])) {
      if (await tryReceive(correspondence, inner)) return correspondence
    }
    return await receiveFirst(inner) ?? await this.#byContent(channel, inner)
  }

  /** A contact whose peer is another one now. */
  async #byContent (channel: Channel, inner: Uint8Array): Promise<Correspondence | undefined> {
    // Trying first messages costs too much for whoever comes by.
    if (replayMarkOf(inner) !== undefined) return undefined
    const { correspondents, tryNew } = this.#parts
    for (const correspondence of correspondents.all()) {
      if (!correspondence.device.accepted || !await tryNew(correspondence, inner)) continue
      this.#note(toHex(channel.remote), correspondence)
      return correspondence
    }
    return undefined
  }

  #note (peer: string, correspondence: Correspondence): void {
    this.#noted.delete(peer)
    this.#noted.set(peer, correspondence)
    const [oldest] = this.#noted.keys()
    if (this.#noted.size > NOTED_MAX && oldest !== undefined) this.#noted.delete(oldest)
  }

  /** Whose message was read from this peer, if the device is still known. */
  #notedAs (peer: string): Correspondence | undefined {
    const noted = this.#noted.get(peer)
    return noted !== undefined && this.#parts.correspondents.get(noted.id) === noted
      ? noted
      : undefined
  }
}

/**
 * Whether we knocked at a device and were not let in yet: it may have acknowledged before it
 * answers.
 */
function waitsForAnswer ({ device, unansweredSince }: Correspondence): boolean {
  return unansweredSince !== undefined || (!device.accepted && device.capabilities.length > 0)
}
