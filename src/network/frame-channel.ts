// A Channel over a libp2p stream: frames out by backpressure, frames in by pull (PROTOCOL.md §10).
// The stream is paused while unread bytes wait, so that a flood stops at the muxer's window and
// never piles up here. Never `for await` over the stream and never `stream.onDrain()`: the first
// buffers without bound, the second answers only once. A frame that comes too slowly, a reader that
// never drains and a side that never closes end by the clock.

import { FRAME_MAX, FrameDecoder, encodeFrame } from './frame-decoder.ts'
import { KIB, SECOND } from '../base/limits.ts'
import type { Channel, PeerKey, Route } from '../base/channel.ts'
import type { Clock, Timer } from '../base/clock.ts'
import type { Stream, StreamMessageEvent } from '@libp2p/interface'

export interface ChannelLimits {
  /** Unread bytes at which the stream is paused; one window of the muxer comes on top. */
  readonly readAhead: number
  /** Milliseconds from the first byte of a frame to its last. */
  readonly frameMs: number
  /** Milliseconds that the other side may take no bytes while some wait for it. */
  readonly drainMs: number
  /** Milliseconds for the other side to close after we did. */
  readonly closeMs: number
}

/** @internal */
export const CHANNEL_LIMITS: ChannelLimits = {
  readAhead: 2 * FRAME_MAX,
  frameMs: 60 * SECOND,
  drainMs: 60 * SECOND,
  closeMs: 5 * SECOND
}

// What a paused stream still receives: the muxer's window must fit into the stream's own buffer.
export const STREAM_WINDOW = 256 * KIB // bytes, yamux's smallest
export const STREAM_BUFFER_MAX = 1_024 * KIB // bytes; a flood without a window resets the stream

export interface FrameChannelInit {
  readonly stream: Stream
  readonly remote: PeerKey
  readonly route: Route
  readonly network?: string | undefined
  readonly clock: Clock
  readonly limits?: ChannelLimits
  /** Hears how many bytes were handed over and received, prefixes included. */
  readonly count?: (sent: number, received: number) => void
}

export class FrameChannel implements Channel {
  readonly remote: PeerKey
  readonly route: Route
  readonly network: string | undefined
  readonly #stream: Stream
  readonly #clock: Clock
  readonly #limits: ChannelLimits
  readonly #count: (sent: number, received: number) => void
  readonly #decoder = new FrameDecoder()
  #closed = false
  #ended = false
  #reader: (() => void) | undefined
  #frameTimer: Timer | undefined
  #writing: Promise<boolean> | undefined
  #wakeWriter: (() => void) | undefined

  constructor (init: FrameChannelInit) {
    this.remote = init.remote
    this.route = init.route
    this.network = init.network
    this.#stream = init.stream
    this.#clock = init.clock
    this.#limits = init.limits ?? CHANNEL_LIMITS
    this.#count = init.count ?? (() => {})
    init.stream.addEventListener('message', this.#onMessage)
    init.stream.addEventListener('drain', this.#onDrain)
    init.stream.addEventListener('end', this.#onEnd)
    init.stream.addEventListener('close', this.#onClose)
    // What happened before there were listeners is told by no event.
    if (init.stream.status !== 'open') this.#finish()
    else if (init.stream.readableEnded) this.#onEnd()
  }

  send (frame: Uint8Array): Promise<boolean> {
    const bytes = encodeFrame(frame)
    const writing = this.#writing === undefined
      ? this.#write(bytes)
      : this.#writing.then(() => this.#write(bytes))
    this.#writing = writing
    void writing.then(() => { if (this.#writing === writing) this.#writing = undefined })
    return writing
  }

  async receive (): Promise<Uint8Array | undefined> {
    if (this.#reader !== undefined) throw new Error('a channel is read by one caller at a time')
    while (!this.#closed) {
      const frame = this.#decoder.next()
      if (frame !== undefined) {
        this.#stopWatch()
        this.#watchFrame()
        this.#resume()
        return frame
      }
      if (this.#decoder.refused) this.#abort('the other side sent a frame that is too long')
      else if (this.#ended) this.close()
      else await new Promise<void>((resolve) => { this.#reader = resolve })
      this.#reader = undefined
    }
    return undefined
  }

  close (): void {
    if (this.#closed) return
    this.#finish()
    const stream = this.#stream
    const timer = this.#clock.schedule(this.#limits.closeMs, () => {
      stream.abort(new Error('closing took too long'))
    })
    stream.addEventListener('close', () => { timer.cancel() })
    const failed = (error: unknown): void => {
      timer.cancel()
      stream.abort(error instanceof Error ? error : new Error(String(error)))
    }
    stream.close().catch(failed)
    stream.closeRead().catch(failed)
    if (stream.status !== 'open' && stream.status !== 'closing') timer.cancel()
  }

  async #write (bytes: Uint8Array): Promise<boolean> {
    if (this.#closed) return false
    try {
      const more = this.#stream.send(bytes)
      this.#count(bytes.length, 0)
      if (!more) await this.#drained()
    } catch (error) {
      this.#abort(String(error))
    }
    return !this.#closed
  }

  async #drained (): Promise<void> {
    while (!this.#closed && this.#stream.writableNeedsDrain) {
      const timer = this.#clock.schedule(this.#limits.drainMs, () => {
        this.#abort('the other side takes no bytes')
      })
      await new Promise<void>((resolve) => { this.#wakeWriter = resolve })
      timer.cancel()
      // The stream writes on in a microtask after `drain`, and may then be full again.
      await Promise.resolve()
    }
  }

  readonly #onMessage = (event: StreamMessageEvent): void => {
    if (this.#closed) return
    this.#count(0, event.data.byteLength)
    this.#decoder.push(event.data.subarray())
    const full = this.#decoder.held >= this.#limits.readAhead
    if (full && this.#stream.readStatus === 'readable') this.#stream.pause()
    this.#watchFrame()
    this.#reader?.()
  }

  readonly #onDrain = (): void => { this.#wakeWriter?.() }

  readonly #onEnd = (): void => {
    this.#ended = true
    if (this.#reader !== undefined) this.#reader()
    else if (!this.#decoder.ready) this.close()
  }

  readonly #onClose = (): void => {
    this.#ended = true
    this.#reader?.()
    this.#wakeWriter?.()
    if (!this.#decoder.ready) this.#finish()
  }

  /**
   * A frame that has begun must be whole in time. Once it is, time does not count against the other
   * side.
   */
  #watchFrame (): void {
    const partial = this.#decoder.held > 0 && !this.#decoder.ready
    if (!partial || this.#closed || this.#ended) this.#stopWatch()
    else {
      this.#frameTimer ??= this.#clock.schedule(this.#limits.frameMs, () => {
        this.#abort('a frame took too long')
      })
    }
  }

  #stopWatch (): void {
    this.#frameTimer?.cancel()
    this.#frameTimer = undefined
  }

  #resume (): void {
    const full = this.#decoder.held >= this.#limits.readAhead
    if (full || this.#stream.readStatus !== 'paused') return
    try {
      this.#stream.resume()
    } catch {
      this.#finish() // the connection ended in between
    }
  }

  #abort (reason: string): void {
    if (this.#closed) return
    this.#finish()
    this.#stream.abort(new Error(reason))
  }

  #finish (): void {
    this.#closed = true
    this.#stopWatch()
    this.#stream.removeEventListener('message', this.#onMessage)
    this.#stream.removeEventListener('drain', this.#onDrain)
    this.#stream.removeEventListener('end', this.#onEnd)
    this.#stream.removeEventListener('close', this.#onClose)
    this.#reader?.()
    this.#wakeWriter?.()
  }
}
