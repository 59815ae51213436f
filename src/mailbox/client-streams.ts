// The streams of a client, one per host: opened when first needed, closed when nobody has needed
// them for a while. It never reconnects on its own (client.ts says why).

import { equalBytes, toHex } from '../base/bytes.ts'
import { fail, ok } from '../base/errors.ts'
import { MINUTE, SECOND } from '../base/limits.ts'
import { ClientStream } from './client-stream.ts'
import { localChannel } from './local-channel.ts'
import { MAIL_PROTOCOL } from './protocol.ts'
import type { Seconds } from '../base/brand.ts'
import type { Channel, PeerKey, Transport } from '../base/channel.ts'
import type { Clock, Timer } from '../base/clock.ts'
import type { Result } from '../base/errors.ts'
import type { BoxId } from '../message/envelope.ts'
import type { HostAddress } from './host-address.ts'
import type { MailEntry } from './host-frame.ts'

const IDLE_MAX = 5 * MINUTE // ms

export interface MailboxClientInit {
  readonly transport: Transport
  readonly clock: Clock
  /**
   * Takes pushed mail of a subscribed box, in order; it is acknowledged when this resolves, and
   * pushed again when not.
   */
  readonly onMail: (host: PeerKey, box: BoxId, entries: readonly MailEntry[]) => Promise<void>
  /** Hears that the stream to a host ended: its subscriptions with it. */
  readonly onClosed?: (host: PeerKey) => void
  /** Hears by how many seconds a host's clock is ahead of ours, when a stream begins. */
  readonly onClock?: (host: PeerKey, ahead: Seconds) => void
  /** `MailboxHost.accept` of this node's own host, which is then used without a network. */
  readonly local?: (channel: Channel) => Promise<void>
}

export class ClientStreams {
  readonly #init: MailboxClientInit
  readonly #streams = new Map<string, ClientStream>()
  readonly #opening = new Map<string, Promise<Result<ClientStream>>>()
  #idleTimer: Timer | undefined
  #closed = false

  constructor (init: MailboxClientInit) {
    this.#init = init
  }

  isOpen (host: PeerKey): boolean { return this.#streams.get(toHex(host))?.closed === false }

  /**
   * The stream to a host, opened where there is none. Faults: those of `Transport.connect`, and
   * `ClientStream.open`.
   */
  async get (host: HostAddress): Promise<Result<ClientStream>> {
    const name = toHex(host.peer)
    const stream = this.#streams.get(name)
    if (stream?.closed === false) return ok(stream)
    const opening = this.#opening.get(name)
    if (opening !== undefined) return await opening
    const opened = this.#open(host, name).finally(() => { this.#opening.delete(name) })
    this.#opening.set(name, opened)
    return await opened
  }

  async #open (host: HostAddress, name: string): Promise<Result<ClientStream>> {
    const { clock, onMail, onClosed, onClock } = this.#init
    const channel = await this.#connect(host)
    if (!channel.ok) return channel
    const opened = await ClientStream.open({
      channel: channel.value,
      clock,
      onMail: (box, entries) => onMail(host.peer, box, entries),
      onClosed: (stream) => {
        if (this.#streams.get(name) === stream) this.#streams.delete(name)
        onClosed?.(host.peer)
      }
    })
    if (!opened.ok) return opened
    const stream = opened.value
    if (this.#closed) stream.close()
    // A stream that has ended already was told of to `onClosed`, and answers so.
    if (!stream.closed) this.#streams.set(name, stream)
    this.#closeIdle()
    onClock?.(host.peer, stream.hello.time - Math.floor(clock.now() / SECOND))
    return opened
  }

  async #connect (host: HostAddress): Promise<Result<Channel>> {
    const { transport, local } = this.#init
    if (this.#closed) return fail('host-closed', 'This node is being shut down.')
    if (local === undefined || !equalBytes(host.peer, transport.self)) {
      return await transport.connect(host.peer, host.addresses, MAIL_PROTOCOL)
    }
    const [ours, theirs] = localChannel(transport.self)
    void local(theirs).finally(() => { theirs.close() })
    return ok(ours)
  }

  #closeIdle (): void {
    this.#idleTimer ??= this.#init.clock.schedule(IDLE_MAX, () => {
      this.#idleTimer = undefined
      const last = this.#init.clock.monotonic() - IDLE_MAX
      for (const stream of this.#streams.values()) {
        if ((stream.idleSince ?? Infinity) <= last) stream.close()
      }
      if (this.#streams.size > 0 && !this.#closed) this.#closeIdle()
    })
  }

  disconnect (host: PeerKey): void { this.#streams.get(toHex(host))?.close() }

  close (): void {
    this.#closed = true
    this.#idleTimer?.cancel()
    for (const stream of this.#streams.values()) stream.close()
  }
}
