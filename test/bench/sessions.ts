// Sessions beside Signal's library: what one message costs both sides together, in one process, the
// post-quantum ratchets of both running.

import { randomBytes } from 'node:crypto'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { accelerateWithNode } from '../../node/crypto.ts'
import { duel } from './duel.ts'
import { comparedFigure } from './figure.ts'
import { PEER, loadPeer } from './peer.ts'
import { snugTalk } from './snug-talk.ts'
import type { Benchmark, Outcome } from './benchmark.ts'
import type { Contestant } from './duel.ts'
import type { Aim } from './figure.ts'
import type { TalkLibrary } from './talk.ts'

const PAYLOAD = 256 // bytes
const REPLY_EVERY = 100 // messages

/** A benchmark of what `contestant` makes of each of the two libraries. */
function beside (
  name: string, title: string, unit: string, aim: number,
  contestant: (library: TalkLibrary) => Promise<Contestant>
): Benchmark {
  const higher: Aim = { value: aim, better: 'higher' }
  const run = async (): Promise<Outcome> => {
    await cryptoReady()
    accelerateWithNode()
    const { library, notes } = await loadPeer()
    const theirs = library === undefined ? undefined : await contestant(library)
    const result = await duel(await contestant(snugTalk), theirs)
    const compared = { peer: PEER, value: result.theirs }
    return { figures: [comparedFigure(name, result.ours, unit, higher, compared)], notes }
  }
  return { name, title, run }
}

export const oneWay = beside('one-way',
  'encrypt and decrypt 256 B, a reply every 100 messages, states serialised at every step',
  'messages/s', 4, async (library) => {
    const talk = await library.talk()
    const payload = new Uint8Array(randomBytes(PAYLOAD))
    let sent = 0
    return {
      name: library.name,
      run: async (count) => {
        for (let i = 0; i < count; i++) {
          const reply = ++sent % (REPLY_EVERY + 1) === 0
          await (reply ? talk.toAna(payload) : talk.toBen(payload))
        }
      }
    }
  })

export const pingPong = beside('ping-pong',
  'the same in ping-pong: a Diffie-Hellman step with every message', 'messages/s', 1.2,
  async (library) => {
    const talk = await library.talk()
    const payload = new Uint8Array(randomBytes(PAYLOAD))
    let sent = 0
    return {
      name: library.name,
      run: async (count) => {
        for (let i = 0; i < count; i++) {
          await (++sent % 2 === 0 ? talk.toAna(payload) : talk.toBen(payload))
        }
      }
    }
  })

export const firstContact = beside('first-contact',
  'bundle, handshake and first message, both sides', 'contacts/s', 1, async (library) => {
    const meet = await library.firstContact()
    const payload = new Uint8Array(randomBytes(PAYLOAD))
    return {
      name: library.name,
      run: async (count) => {
        for (let i = 0; i < count; i++) await meet(payload)
      }
    }
  })
