// First messages of devices that nobody knows (DESIGN §5): opened, shown to the conversations, and
// kept only where those accept them, in the same write. What is refused leaves no trace. A message
// that overtook its device's first one (it came by another host) waits for it in memory; lost
// there, it comes again, since only the device itself can end it for its sender.

import { toHex } from '../base/bytes.ts'
import { innerHash, replayMarkOf } from '../session/inner.ts'
import { Correspondence } from './correspondence.ts'
import { arrive, NOTHING_RECEIVED } from './received.ts'
import { newRemoteDevice } from './remote-device.ts'
import { encryptAnew } from './repair.ts'
import { newState } from './session-record.ts'
import type { Clock, Random } from '../base/clock.ts'
import type { Store } from '../storage/store.ts'
import type { Posted } from './correspondence.ts'
import type { Correspondents } from './correspondents.ts'
import type { FirstContact, Stranger } from './first-contact.ts'
import type { PrekeyShelf } from './prekey-shelf.ts'
import type { Received } from './received.ts'
import type { Seen } from './seen.ts'
import type { FirstVerdict, Sink } from './sink.ts'

export interface StrangersParts {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly sink: Sink
  readonly seen: Seen
  readonly shelf: PrekeyShelf
  readonly correspondents: Correspondents
  readonly firstContact: FirstContact
  /** Takes in what came from a device that is known. */
  readonly known: (correspondence: Correspondence, inner: Uint8Array) => Promise<void>
  readonly refused: (code: string) => void
  /** What was encrypted anew is flushed. */
  readonly sent: (correspondence: Correspondence, posted: readonly Posted[]) => void
}

/** What introduces a device is always its first message. */
const FIRST = 1
const EARLY_MAX = 32

export class Strangers {
  readonly #parts: StrangersParts
  #early: Uint8Array[] = []

  constructor (parts: StrangersParts) {
    this.#parts = parts
  }

  /**
   * Takes a first message in; answers the device that is known by it, which is not always accepted.
   * Throws where the store failed.
   */
  async receive (inner: Uint8Array): Promise<Correspondence | undefined> {
    const { clock, correspondents, firstContact, known, refused, sink } = this.#parts
    const stranger = firstContact.open(inner)
    if (!stranger.ok) {
      refused(stranger.fault.code)
      return undefined
    }
    const { opened, payload } = stranger.value
    const correspondence = correspondents.get(opened.remote.deviceId)
    if (correspondence !== undefined) {
      const isMeeting = payload.seq === FIRST && firstContact.isInvited(opened.bundleId)
      if (isMeeting && await this.#meet(inner, stranger.value, correspondence)) {
        return correspondence
      }
      await known(correspondence, inner)
      return correspondence
    }
    // Of whoever was forgotten, or could not be read at the start: it lets nobody in again.
    if (firstContact.isSpent(inner)) {
      refused('replayed')
      return undefined
    }
    if (payload.seq !== FIRST) {
      this.#early = [...this.#early, inner].slice(-EARLY_MAX)
      return undefined
    }
    const verdict = sink.first({
      certificate: opened.remote,
      bundleId: opened.bundleId,
      content: payload.content,
      now: clock.now()
    })
    if (!verdict.ok) {
      refused(verdict.fault.code)
      return undefined
    }
    return await this.#keep(inner, stranger.value, verdict.value)
  }

  async #keep (
    inner: Uint8Array, stranger: Stranger, verdict: FirstVerdict
  ): Promise<Correspondence> {
    const { clock, correspondents, known, seen, shelf, store } = this.#parts
    const { bundleId, remote, replayMark, sessions } = stranger.opened
    const device = { ...newRemoteDevice(remote), accepted: verdict.accepted }
    const correspondence = new Correspondence(device,
      { ...newState(sessions), received: introduced() })
    correspondence.oweAcknowledgement(FIRST)
    const added = correspondents.add(correspondence)
    // The conversations may answer in the same write: its state comes last of all.
    const effects = verdict.effects()
    const hash = innerHash(inner)
    const now = clock.now()
    const written = store.commit([
      ...added, shelf.remember(replayMark, bundleId, correspondence.id, now),
      ...effects.operations, seen.remember(hash, { device: correspondence.id, seq: FIRST }, now),
      correspondence.record()
    ])
    seen.begin(hash, written)
    await written
    effects.after?.()
    for (const early of this.#take(inner)) await known(correspondence, early)
    return correspondence
  }

  /**
   * A known device answers an invite: it redeemed ours while we redeemed its own, or has forgotten
   * us. False where the conversations do not let it in.
   */
  async #meet (
    inner: Uint8Array, { opened, payload }: Stranger, correspondence: Correspondence
  ): Promise<boolean> {
    const { clock, correspondents, random, seen, sent, shelf, sink, store } = this.#parts
    const { bundleId, remote: certificate, replayMark, sessionId, sessions } = opened
    const now = clock.now()
    const verdict = sink.first({ certificate, bundleId, content: payload.content, now })
    if (!verdict.ok) return false
    const met = correspondence.meet(sessions, sessionId, introduced(), now)
    if (!met.ok) return false
    const changed = correspondents.change(correspondence,
      { ...correspondence.device, accepted: verdict.value.accepted })
    // What acknowledged something of before could not be read by a device that forgot it all.
    const old = met.value === 'again' ? correspondence.dropAcknowledgements() : []
    const again = met.value === 'again' ? encryptAnew(correspondence, now, random) : []
    const effects = verdict.value.effects()
    const hash = innerHash(inner)
    const written = store.commit([
      ...changed, ...old, shelf.remember(replayMark, bundleId, correspondence.id, now),
      ...again.flatMap(({ operations }) => [...operations]), ...effects.operations,
      seen.remember(hash, { device: correspondence.id, seq: FIRST }, now), correspondence.record()
    ])
    seen.begin(hash, written)
    await written
    effects.after?.()
    sent(correspondence, again)
    return true
  }

  /** The early messages of the session that a first message made. */
  #take (inner: Uint8Array): Uint8Array[] {
    const name = markOf(inner)
    const taken = this.#early.filter((early) => markOf(early) === name)
    this.#early = this.#early.filter((early) => !taken.includes(early))
    return taken
  }
}

/** After a first message alone. */
function introduced (): Received {
  return arrive(NOTHING_RECEIVED, FIRST, 0)?.received ?? NOTHING_RECEIVED
}

function markOf (inner: Uint8Array): string {
  const mark = replayMarkOf(inner)
  return mark === undefined ? '' : toHex(mark)
}
