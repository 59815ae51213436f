// A host that does what no honest one does: it stands between its clients and an honest host of its
// own, and drops, withholds, delays, replays, reorders, corrupts, lies about receipts, and tells
// its fellows everything that it sees. To be given to `Transport.serve` in place of
// `MailboxHost.accept`.

import { pause } from '../../src/base/clock.ts'
import { DAY, SECOND } from '../../src/base/limits.ts'
import { makeReceipt } from '../../src/mailbox/hold.ts'
import { EMPTY_ANSWER, decodeHostFrame, encodeHostFrame } from '../../src/mailbox/host-frame.ts'
import { decodeRequest } from '../../src/mailbox/request-decoder.ts'
import { envelopeHash } from '../../src/message/envelope.ts'
import { pipe } from './pipe.ts'
import type { Channel, PeerKey } from '../../src/base/channel.ts'
import type { Clock } from '../../src/base/clock.ts'
import type { Receipt } from '../../src/mailbox/hold.ts'
import type { HostFrame, MailEntry } from '../../src/mailbox/host-frame.ts'
import type { OperationOf } from '../../src/mailbox/request.ts'
import type { SeededRandom } from '../random.ts'
import type { Collusion } from './collusion.ts'

/** Shares from 0 to 1 of what is done so; nothing, where left out. */
export interface Hostility {
  /** Puts that get a genuine receipt, and are thrown away. */
  readonly drop?: number
  /** Puts that are stored, but get a receipt that is not genuine. */
  readonly lie?: number
  /** Puts that are refused for no reason. */
  readonly refuse?: number
  /** Pushes and pages that are not handed on, for this stream. */
  readonly withhold?: number
  /** Entries in which one bit is changed. */
  readonly corrupt?: number
  /** Pushes and pages to which entries of earlier ones are added again, acknowledged or not. */
  readonly replay?: number
  /** Pushes and pages whose entries are shuffled. */
  readonly reorder?: number
  /** Milliseconds, from and to, by which every frame to the client is late. */
  readonly delay?: readonly [number, number]
  readonly collusion?: Collusion
}

export interface HostileHostInit {
  readonly self: PeerKey
  /** The honest host behind it: `MailboxHost.accept`. */
  readonly accept: (channel: Channel) => Promise<void>
  readonly clock: Clock
  readonly random: SeededRandom
}

const REMEMBERED = 32 // entries for replay

export class HostileHost {
  readonly #init: HostileHostInit
  readonly #seen: MailEntry[] = []
  /** May be changed at any time. */
  hostility: Hostility

  constructor (init: HostileHostInit, hostility: Hostility) {
    this.#init = init
    this.hostility = hostility
  }

  readonly accept = async (client: Channel): Promise<void> => {
    const { self } = this.#init
    const [honest, ours] = pipe(self, client.remote)
    const served = this.#init.accept(honest)
    const toClient = this.#copyToClient(ours, client)
    await this.#copyToHost(client, ours)
    ours.close()
    client.close()
    await Promise.all([served, toClient])
  }

  async #copyToHost (client: Channel, host: Channel): Promise<void> {
    for (;;) {
      const frame = await client.receive()
      if (frame === undefined) return
      const request = decodeRequest(frame)
      const { id, operation } = request.ok ? request.value : { id: 0, operation: undefined }
      if (operation?.type === 'put') {
        this.hostility.collusion?.note(this.#init.self, client.remote, operation)
        const answer = this.#instead(id, operation)
        if (answer !== undefined) {
          await client.send(encodeHostFrame(answer))
          continue
        }
      }
      if (!await host.send(frame)) return
    }
  }

  async #copyToClient (host: Channel, client: Channel): Promise<void> {
    for (;;) {
      const bytes = await host.receive()
      const frame = bytes === undefined ? undefined : decodeHostFrame(bytes)
      if (frame === undefined || !frame.ok) break
      const { delay } = this.hostility
      if (delay !== undefined) {
        await pause(this.#init.clock, this.#init.random.between(...delay))
      }
      const bent = this.#bend(frame.value)
      if (bent !== undefined && !await client.send(encodeHostFrame(bent))) break
    }
    client.close()
  }

  /** What to answer to a put that the honest host shall not see. */
  #instead (id: number, put: OperationOf<'put'>): HostFrame | undefined {
    const { clock, self } = this.#init
    if (this.#does(this.hostility.refuse)) {
      return { type: 'answer', id, answer: { ...EMPTY_ANSWER, code: 'quota' } }
    }
    if (!this.#does(this.hostility.drop)) return undefined
    const until = Math.floor((clock.now() + (put.ttl === 'day' ? DAY : 14 * DAY)) / SECOND)
    const hold = { box: put.box, envelope: envelopeHash(put.envelope), until }
    const receipt = makeReceipt(put.token, self, hold)
    return { type: 'answer', id, answer: { ...EMPTY_ANSWER, until, receipt } }
  }

  #bend (frame: HostFrame): HostFrame | undefined {
    if (frame.type === 'hello') return frame
    if (frame.type === 'push') {
      const entries = this.#bendEntries(frame.entries)
      return entries.length === 0 ? undefined : { ...frame, entries }
    }
    const { answer } = frame
    if (answer.receipt !== undefined && this.#does(this.hostility.lie)) {
      return { ...frame, answer: { ...answer, receipt: this.#init.random(32) as Receipt } }
    }
    if (answer.entries.length === 0) return frame
    return { ...frame, answer: { ...answer, entries: this.#bendEntries(answer.entries) } }
  }

  #bendEntries (entries: readonly MailEntry[]): MailEntry[] {
    const { withhold, corrupt, replay, reorder } = this.hostility
    const { random } = this.#init
    if (this.#does(withhold)) return []
    let bent = entries.map((entry) => this.#does(corrupt) ? this.#flip(entry) : entry)
    if (this.#does(replay) && this.#seen.length > 0 && bent.length < 3) {
      bent.push(random.pick(this.#seen))
    }
    this.#seen.push(...entries)
    this.#seen.splice(0, this.#seen.length - REMEMBERED)
    if (this.#does(reorder)) bent = random.shuffle(bent)
    return bent
  }

  #flip (entry: MailEntry): MailEntry {
    const { random } = this.#init
    const envelope = entry.envelope.slice()
    const at = random.int(envelope.length)
    envelope[at] = (envelope[at] ?? 0) ^ (1 << random.int(8))
    return { ...entry, envelope }
  }

  #does (share = 0): boolean { return share > 0 && this.#init.random.chance(share) }
}
