// A conversation between two daemons, with a third that keeps the mail, in which daemons are killed
// with kill -9 at random moments and started again. What was stored at its sender arrives once and
// in the sender's order, and the sender learns of it.

import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { seeded } from '../random.ts'
import { until } from './daemon.ts'
import { freePort } from './free-port.ts'
import { befriend, untilAll, untilKept, untilTold } from './friendship.ts'
import { runSnug } from './snug-process.ts'
import { Talker } from './talker.ts'
import type { KeptView } from '../../src/conversation/views.ts'

const ARRIVE_MS = 60_000
const LETTERS = 3
const ALIVE_MS = 1_200 // at most, from one kill to the next
const DEAD_MS = 800 // at most, from a kill to the start

export interface Outcome {
  readonly kills: number
  readonly messages: number
  /** Envelopes that the house kept for the dead, seen just before they rose. */
  readonly kept: number
  /** What was wrong. */
  readonly faults: readonly string[]
}

/** Kills `kills` daemons while they talk. The seed decides who and when, not what comes between. */
export async function killWhileTalking (
  directory: string, seed: string, kills: number
): Promise<Outcome> {
  const random = seeded(seed)
  const people: Talker[] = []
  for (const name of ['Ana', 'Ben', 'Cleo']) {
    const profile = join(directory, name)
    await runSnug(['--profile', profile, 'init', name])
    const listen = ['--listen', `/ip4/127.0.0.1/tcp/${await freePort()}`]
    const options = { words: [...listen, '--dht', 'off'] }
    people.push(new Talker({ name, profile, options, random: random.fork(name) }))
  }
  const [ana, ben, cleo] = people as [Talker, Talker, Talker]
  try {
    await Promise.all(people.map((person) => person.start()))
    await introduce(ana, ben, cleo)
    ana.talkTo('Ben')
    ben.talkTo('Ana')
    let kept = 0
    for (let killed = 0; killed < kills;) {
      await sleep(random.int(ALIVE_MS))
      // Mostly one; sometimes sender and host, or all at once.
      const victims = random.shuffle(people).slice(0, random.pick([1, 1, 1, 2, 2, 3]))
      killed += victims.length
      await Promise.all(victims.map(async (victim) => {
        await victim.kill()
        await sleep(random.int(DEAD_MS))
        // Who is away alone is written to all the while, and returns when there is mail.
        if (victims.length === 1 && victim !== cleo) await untilKeptFor(victim.name, cleo)
        kept += await keptFor(victim.name, cleo)
        await victim.start()
      }))
    }
    await Promise.all([ana.stopTalking(), ben.stopTalking()])
    const told = await Promise.all([check(ana, ben), check(ben, ana)])
    const faults = told.flatMap((one) => one.faults)
    return { kills, messages: told[0].sent + told[1].sent, kept, faults }
  } finally {
    await Promise.all([ana.stopTalking(), ben.stopTalking()])
    await Promise.all(people.map((person) => person.kill()))
  }
}

/** Everybody is a friend of everybody, and Cleo keeps the mail of both. */
async function introduce (ana: Talker, ben: Talker, cleo: Talker): Promise<void> {
  await cleo.daemon.call('settingsSet', { name: 'always-on', value: 'on' })
  await befriend(ana, ben)
  for (const person of [ana, ben]) {
    await befriend(cleo, person)
    await untilKept(person, cleo.name)
  }
  await untilTold(ana, ben)
}

async function untilKeptFor (name: string, house: Talker): Promise<void> {
  await until(`${house.name} keeps mail for ${name}`, ARRIVE_MS, async () =>
    await keptFor(name, house) >= LETTERS ? true : undefined)
}

async function keptFor (name: string, house: Talker): Promise<number> {
  if (!house.isOn) return 0
  // It may die before it answers.
  const { kept } = await house.daemon.call<{ kept: KeptView[] }>('host').catch(() => ({ kept: [] }))
  return kept.find(({ owner }) => owner === name)?.envelopes ?? 0
}

/** Waits until what one wrote is delivered, and looks at what the other has. */
async function check (
  from: Talker, to: Talker
): Promise<{ readonly sent: number, readonly faults: string[] }> {
  const faults: string[] = []
  try {
    await untilAll(from, to.name, 'delivered', Infinity, ARRIVE_MS)
  } catch (error) {
    faults.push(String(error))
  }
  const said = (await from.said(to.name)).map(({ text }) => text)
  const heard = await to.daemon.heard(from.name)
  const [stored, arrived] = [new Set(said), new Set(heard)]
  const lost = from.promised.filter((text) => !stored.has(text))
  const missing = said.filter((text) => !arrived.has(text))
  if (lost.length > 0) faults.push(`${from.name} lost what was stored: ${lost.join()}`)
  if (missing.length > 0) faults.push(`never came to ${to.name}: ${missing.join()}`)
  if (arrived.size < heard.length) faults.push(`${to.name} has something twice`)
  const order = heard.filter((text) => stored.has(text))
  const expected = said.filter((text) => arrived.has(text))
  const at = order.findIndex((text, place) => text !== expected[place])
  if (at >= 0) {
    const around = (texts: readonly string[]): string =>
      texts.slice(Math.max(0, at - 3), at + 8).join()
    faults.push(`${to.name} reads ${around(order)} and not ${around(expected)}`)
  }
  return { sent: said.length, faults }
}
