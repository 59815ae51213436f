// First messages of devices that nobody knows (DESIGN §5): opened, shown to the conversations, and
// kept only where those accept them, in the same write. What is refused leaves no trace.

import { innerHash } from '../session/inner.ts'
import { Correspondence } from './correspondence.ts'
import { arrive, NOTHING_RECEIVED } from './received.ts'
import { newRemoteDevice } from './remote-device.ts'
import type { Clock } from '../base/clock.ts'
import type { Store } from '../storage/store.ts'
import type { Correspondents } from './correspondents.ts'
import type { FirstContact, Stranger } from './first-contact.ts'
import type { PrekeyShelf } from './prekey-shelf.ts'
import type { Seen } from './seen.ts'
import type { Effects, Sink } from './sink.ts'

export interface StrangersParts {
  readonly store: Store
  readonly clock: Clock
  readonly sink: Sink
  readonly seen: Seen
  readonly shelf: PrekeyShelf
  readonly correspondents: Correspondents
  readonly firstContact: FirstContact
  /**
   * A first message came from a device that is known already, by another way than mail of contacts.
   */
  readonly known: (correspondence: Correspondence, inner: Uint8Array) => Promise<boolean>
  readonly refused: (code: string) => void
}

/** The hello is always a device's first message: what overtook it has to wait for it. */
const HELLO = 1

export class Strangers {
  readonly #parts: StrangersParts

  constructor (parts: StrangersParts) {
    this.#parts = parts
  }

  /**
   * True once the message needs no keeping at hosts any more; false for one that has overtaken its
   * hello.
   */
  async receive (inner: Uint8Array): Promise<boolean> {
    const { clock, correspondents, firstContact, known, refused, sink } = this.#parts
    const stranger = firstContact.open(inner)
    if (!stranger.ok) {
      refused(stranger.fault.code)
      return true
    }
    const { opened, payload } = stranger.value
    const correspondence = correspondents.get(opened.remote.deviceId)
    if (correspondence !== undefined) return await known(correspondence, inner)
    if (payload.seq !== HELLO) return false
    const verdict = sink.first({
      certificate: opened.remote,
      bundleId: opened.bundleId,
      content: payload.content,
      now: clock.now()
    })
    if (!verdict.ok) {
      refused(verdict.fault.code)
      return true
    }
    const device = { ...newRemoteDevice(opened.remote), accepted: verdict.value.accepted }
    await this.#keep(inner, stranger.value, new Correspondence(device, opened.sessions),
      verdict.value.effects)
    return true
  }

  async #keep (
    inner: Uint8Array,
    stranger: Stranger,
    correspondence: Correspondence,
    effects: Effects
  ): Promise<void> {
    const { clock, correspondents, seen, shelf, store } = this.#parts
    const { bundleId, replayMark } = stranger.opened
    const hash = innerHash(inner)
    correspondence.received = arrive(NOTHING_RECEIVED, HELLO, 0)?.received ?? NOTHING_RECEIVED
    correspondence.ackDue = true
    const known = correspondents.add(correspondence)
    // The conversations may answer at once: their operations come after the device is known, its
    // state last of all.
    const own = effects.operations
    const written = store.commit([
      ...known, shelf.remember(replayMark, bundleId, correspondence.id), ...own,
      seen.remember(hash, clock.now()), correspondence.record()
    ])
    seen.begin(hash, written)
    await written
    effects.after?.()
  }
}
