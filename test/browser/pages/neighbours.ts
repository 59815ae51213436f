// A room with neighbours whose side a test plays: `call(page, 'live', 'Ben')` moves somebody in,
// `open` opens the room of one of them.

import '../../../browser/arrive.ts'
import { pageCryptoReady } from '../../../browser/crypto.ts'
import { workApart } from '../../../browser/peer/work-apart.ts'
import { expose } from './expose.ts'
import { Neighbourhood } from './neighbours/neighbourhood.ts'
import { neighbourPeer } from './neighbours/neighbour-peer.ts'
import type { ContactView } from '../../../src/conversation/views.ts'
import type { Language } from '../../../browser/text/language.ts'

const there = new Neighbourhood()

expose({
  live: async (name: string, alwaysOn = false, bits = 0): Promise<void> => {
    await pageCryptoReady()
    workApart()
    await there.person(name, alwaysOn, bits)
  },
  open: async (name: string, language: Language = 'en'): Promise<void> => {
    const { openRoom } = await import('./neighbours/open-room.tsx')
    await openRoom(neighbourPeer(there.named(name), there), language)
  },
  meet: async (host: string, guest: string): Promise<void> => { await there.meet(host, guest) },
  off: (name: string): void => { there.named(name).crash() },
  on: async (name: string): Promise<void> => { await there.named(name).turnOn() },
  /** Their device is off for a moment, and its clock has gone ahead when it comes back. */
  ahead: async (name: string, ms: number): Promise<void> => {
    const person = there.named(name)
    await person.turnOff()
    person.ahead = ms
    person.reboot()
    await person.turnOn()
  },
  invite: async (name: string, kind: 'once' | 'address' = 'once'): Promise<string> =>
    await there.invite(name, kind),
  answer: async (name: string, link: string, note = ''): Promise<string> =>
    (await there.named(name).messenger.add(link, { sign: true,
      ...note === '' ? {} : { note } })).state,
  knows: (name: string): ContactView[] => {
    const { messenger } = there.named(name)
    return [...messenger.contacts(), ...messenger.requests()]
  },
  reads: async (name: string, other: string): Promise<string[]> =>
    await there.named(name).reads(other),
  number: (name: string, other: string): string =>
    there.named(name).messenger.safetyNumber(other).number,
  scannable: (name: string, other: string): number[] =>
    [...there.named(name).messenger.safetyNumber(other).scannable],
  setName: async (name: string, to: string): Promise<void> => {
    await there.named(name).messenger.setName(to)
  },
  send: async (name: string, to: string, text: string): Promise<void> => {
    await there.named(name).messenger.send(to, text)
  },
  relayed: (name: string, other: string): void => {
    const [one, two] = [there.named(name).node, there.named(other).node]
    there.network.setLink({ route: 'relayed' }, one, two)
    there.network.disconnect(one, two)
  }
})
