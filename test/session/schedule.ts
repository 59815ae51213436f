// Random conversations over a network that loses, reorders, repeats and delays, from a seed: both
// implementations live through each, byte for byte. `npm run soak` runs as many as it has time for.

import { equalBytes } from '../../src/base/bytes.ts'
import { seeded } from '../random.ts'
import { START, person } from './people.ts'
import { Side } from './sides.ts'
import type { SeededRandom } from '../random.ts'

/** What happened: a test asserts that the schedules reach what they are for. */
export interface Counts {
  sent: number
  read: number
  lost: number
  repeated: number
  outOfOrder: number
  /** Post-quantum epochs that were made. */
  epochs: number
  /** Refusals by code. */
  readonly refused: Record<string, number>
}

interface Packet {
  readonly to: 'ana' | 'ben'
  readonly inner: Uint8Array
  readonly payload: Uint8Array
  readonly number: number
  read: boolean
}

const SECOND = 1_000
const HOUR = 3_600 * SECOND
const DAY = 24 * HOUR

/** Lives through the conversation of `seed`; throws, naming it, where the two differ. */
export function runSchedule (seed: string): Counts {
  try {
    return converse(seeded(`schedule ${seed}`), seed)
  } catch (cause) {
    throw new Error(`schedule ${seed} failed`, { cause })
  }
}

function twice (seed: string): [SeededRandom, SeededRandom] {
  return [seeded(seed), seeded(seed)]
}

function converse (random: SeededRandom, seed: string): Counts {
  const [a, b] = [person(random), person(random, random.chance(0.7))]
  const [anas, bens] = [twice(`${seed} ana`), twice(`${seed} ben`)]
  const sides = { ana: new Side(a, ...anas), ben: new Side(b, ...bens) }
  const counts: Counts = {
    sent: 0, read: 0, lost: 0, repeated: 0, outOfOrder: 0, epochs: 0, refused: {}
  }
  const [loss, order] = [random.pick([0, 0.1, 0.4]), random.pick([0.2, 0.6, 1])]
  const held = random.pick([0, 0.05, 0.2])
  const late: Packet[] = []
  const latest = { ana: -1, ben: -1 }
  let flying: Packet[] = []
  let now = START
  sides.ana.start(b, now)

  const send = (from: 'ana' | 'ben', times: number): void => {
    for (; times > 0 && sides[from].ready; times--) {
      const payload = random(random.pick([0, 1, 20, 300]))
      const inner = sides[from].send(payload, now)
      const to = from === 'ana' ? 'ben' : 'ana'
      const packet = { to, inner, payload, number: counts.sent++, read: false } as const
      if (random.chance(loss)) counts.lost++
      else if (random.chance(held)) late.push(packet)
      else flying.push(packet)
    }
  }
  const deliver = (packet: Packet): void => {
    const outcome = sides[packet.to].receive(packet.inner, now)
    if ('fault' in outcome) {
      counts.refused[outcome.fault] = (counts.refused[outcome.fault] ?? 0) + 1
      return
    }
    if (packet.read) throw new Error(`message ${packet.number} was read twice`)
    if (!equalBytes(outcome.payload, packet.payload)) throw new Error('another payload was read')
    packet.read = true
    counts.read++
    if (packet.number < latest[packet.to]) counts.outOfOrder++
    latest[packet.to] = Math.max(latest[packet.to], packet.number)
  }

  const length = random.chance(0.1) ? 150 : random.between(20, 45)
  for (let steps = length; steps > 0; steps--) {
    now += SECOND * random.pick([0, 1, 5, 60])
    if (random.chance(0.05)) now += random.pick([HOUR, DAY, DAY, 2 * DAY, 31 * DAY])
    const times = random.chance(0.04) ? random.between(30, 60) : random.between(0, 3)
    send(random.pick(['ana', 'ben']), times)
    for (let times = random.between(0, 4); times > 0 && flying.length > 0; times--) {
      const packet = random.chance(order) ? flying[0] as Packet : random.pick(flying)
      const again = random.chance(0.1)
      if (again) counts.repeated++
      else flying = flying.filter((other) => other !== packet)
      deliver(packet)
    }
  }
  for (const packet of random.shuffle([...flying, ...late])) deliver(packet)
  for (const [fast, slow] of [anas, bens]) {
    if (!equalBytes(fast(16), slow(16))) throw new Error('one has drawn more randomness')
  }
  counts.epochs = Math.max(sides.ana.epoch, sides.ben.epoch)
  return counts
}
