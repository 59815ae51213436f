// Two devices that correspond, as the tests of delivery need them: Ana has begun a session with
// Ben's bundle, and nothing was sent yet.

import { unwrap } from '../../src/base/errors.ts'
import { Correspondence } from '../../src/delivery/correspondence.ts'
import { newRemoteDevice } from '../../src/delivery/remote-device.ts'
import { decodeState, newState } from '../../src/delivery/session-record.ts'
import { encodeBundle, makeBundle } from '../../src/identity/bundle.ts'
import { openFirst, startSession } from '../../src/session/first-contact.ts'
import { newCapability } from '../../src/mailbox/capability.ts'
import { person } from '../identity/people.ts'
import { START } from '../clock.ts'
import type { Address, PeerKey } from '../../src/base/channel.ts'
import type { Random } from '../../src/base/clock.ts'
import type { Posting } from '../../src/delivery/correspondence.ts'
import type { OutboxItem } from '../../src/delivery/outbox-item.ts'
import type { MadeBundle } from '../../src/identity/bundle.ts'
import type { Capability } from '../../src/mailbox/capability.ts'
import type { BoxId } from '../../src/message/envelope.ts'
import type { Operation } from '../../src/storage/store.ts'
import type { Person } from '../identity/people.ts'

export const NOW = START

export interface Pair {
  readonly random: Person['random']
  readonly ana: Person
  readonly ben: Person
  /** What Ana holds of Ben, and Ben of Ana once he has read her first message. */
  readonly toBen: Correspondence
  readonly toAna: () => Correspondence
  readonly bundle: MadeBundle
}

export function posting (text: string | Uint8Array, position = 0): Posting {
  const content = typeof text === 'string' ? new TextEncoder().encode(text) : text
  return { content, expiresAt: NOW + 14 * 86_400_000, short: false, position }
}

export function pair (seed: string): Pair {
  const [ana, ben] = [person(`${seed}/ana`), person(`${seed}/ben`)]
  const random = ana.random.fork(seed)
  const bundle = makeBundle(ben.device, 'contact', Math.floor(NOW / 1_000), random)
  const started = unwrap(startSession(ana.device, bundle.bundle, undefined, NOW, random))
  const device = { ...newRemoteDevice(ben.device.certificate), accepted: true,
    bundle: encodeBundle(bundle.bundle) }
  const toBen = new Correspondence(device, newState(started.sessions))
  const { hash } = bundle.bundle
  const prekeys = { hash, privatePrekeys: bundle.privatePrekeys, psk: undefined }
  let back: Correspondence | undefined
  const toAna = (): Correspondence => {
    if (back !== undefined) return back
    const { item } = toBen.post(posting('hello'), NOW, random)
    const opened = unwrap(openFirst(ben.device, item.inner, () => prekeys, NOW))
    back = new Correspondence({ ...newRemoteDevice(ana.device.certificate), accepted: true },
      newState(opened.sessions))
    toBen.outbox.remove(item.number)
    return back
  }
  return { random, ana, ben, toBen, toAna, bundle }
}

export function capabilityOf (random: Random, peer = random(32) as PeerKey): Capability {
  const host = { peer, addresses: ['/ip4/192.0.2.1/tcp/7684' as Address] }
  return newCapability(host, random(16) as BoxId, Math.floor(NOW / 1_000) + 1_000_000, random)
}

/** A device without any session, to which things are written all the same. */
export function unread (seed: string): Correspondence {
  const { device } = person(seed)
  return new Correspondence({ ...newRemoteDevice(device.certificate), accepted: true },
    newState(undefined))
}

/** An item as a lane or a courier sees it: flushed. */
export function waiting (correspondence: Correspondence, random: Random, text = 'x'): OutboxItem {
  const { item } = correspondence.post(posting(text), NOW, random)
  correspondence.outbox.written(item)
  return item
}

/** A correspondence as it is read from what its operations wrote. */
export function reread (correspondence: Correspondence, record: Operation): Correspondence {
  if (record.type !== 'put') throw new Error('nothing was written')
  const state = decodeState(record.value)
  if (state === undefined) throw new Error('the record is damaged')
  const again = new Correspondence(correspondence.device, state)
  for (const item of correspondence.outbox.items()) again.restore(item)
  return again
}
