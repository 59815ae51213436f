// Our sessions, as delivery uses them: the state is encoded after every step, secrets that are over
// are wiped, and here it is read back from its bytes before every step too, which delivery does
// only at its start.

import { equalBytes } from '../../src/base/bytes.ts'
import { unwrap } from '../../src/base/errors.ts'
import { wipe } from '../../src/crypto/compare.ts'
import { createAccount } from '../../src/identity/account.ts'
import { bundleHash, decodeBundle, encodeBundle, makeBundle } from '../../src/identity/bundle.ts'
import { createDevice } from '../../src/identity/device.ts'
import { openFirst, startSession } from '../../src/session/first-contact.ts'
import { decrypt, encrypt } from '../../src/session/peer-messages.ts'
import { decodePeerSessions, encodePeerSessions } from '../../src/session/peer-sessions.ts'
import { systemRandom } from '../../node/storage-random.ts'
import type { SymmetricKey } from '../../src/crypto/keys.ts'
import type { LocalDevice } from '../../src/identity/device.ts'
import type { Talk, TalkLibrary } from './talk.ts'

interface Stored {
  state: Uint8Array
}

export const snugTalk: TalkLibrary = {
  name: 'snug',
  talk: async () => {
    const hello = new Uint8Array(32)
    const { ana, ben } = meet(device(), device(), hello)
    pass(ben, ana, hello)
    return talkBetween(ana, ben)
  },
  firstContact: async () => {
    const [a, b] = [device(), device()]
    return async (payload) => { meet(a, b, payload) }
  }
}

function device (): LocalDevice {
  return createDevice(createAccount(systemRandom), systemRandom, Date.now())
}

function talkBetween (ana: Stored, ben: Stored): Talk {
  return {
    toBen: async (payload) => { pass(ana, ben, payload) },
    toAna: async (payload) => { pass(ben, ana, payload) }
  }
}

/** Ben's invite bundle, Ana's handshake and first message, both sides. */
function meet (a: LocalDevice, b: LocalDevice, payload: Uint8Array): { ana: Stored, ben: Stored } {
  const now = Date.now()
  const psk = systemRandom(32) as SymmetricKey
  const { bundle, privatePrekeys } = makeBundle(b, 'invite', Math.floor(now / 1_000), systemRandom)
  const encoded = encodeBundle(bundle)

  const received = unwrap(decodeBundle(encoded))
  const started = unwrap(startSession(a, received, psk, now, systemRandom))
  const first = encrypt(started.sessions, payload, now, systemRandom)
  const ana = { state: encodePeerSessions(first.sessions) }
  wipe(...started.wipe, ...first.wipe)

  const hash = bundleHash(encoded)
  const prekeys = { hash, privatePrekeys, psk }
  const opened = unwrap(openFirst(b, first.inner, () => prekeys, now))
  const ben = { state: encodePeerSessions(opened.sessions) }
  wipe(...opened.wipe)
  expectSame(opened.payload, payload)
  return { ana, ben }
}

function pass (from: Stored, to: Stored, payload: Uint8Array): void {
  const now = Date.now()
  const sealed = encrypt(unwrap(decodePeerSessions(from.state)), payload, now, systemRandom)
  from.state = encodePeerSessions(sealed.sessions)
  wipe(...sealed.wipe)

  const opened = unwrap(decrypt(unwrap(decodePeerSessions(to.state)), sealed.inner, now))
  to.state = encodePeerSessions(opened.sessions)
  wipe(...opened.wipe)
  expectSame(opened.payload, payload)
}

function expectSame (read: Uint8Array, written: Uint8Array): void {
  if (!equalBytes(read, written)) throw new Error('what was read is not what was written')
}
