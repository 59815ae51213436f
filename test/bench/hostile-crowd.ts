// Strangers who want to drown one person: what gets through, what it costs them, their victim and
// the houses, and how those fare meanwhile whom the person invited. A model of 10 000 with costs
// from real solves, and 200 real ones.

import { setTimeout as pause } from 'node:timers/promises'
import { readyCrypto } from '../../node/app/crypto-ready.ts'
import { accelerate, current } from '../../src/crypto/accelerator.ts'
import { crowdModel } from './crowd-model.ts'
import { figure } from './figure.ts'
import { median } from './median.ts'
import { amount, table } from './print.ts'
import { atOneHouse, Neighbourhood, until } from './strangers.ts'
import { measureWork } from './work-cost.ts'
import type { Messenger } from '../../src/messenger.ts'
import type { Benchmark } from './benchmark.ts'
import type { WorkCost } from './work-cost.ts'

const REAL = 200
const HOUSES = 3
const GUESTS = 12
const NETWORKS = 20 // of the real ones: ten each, as many as a network may at once
const BETWEEN = 3_000 // ms between guests who come meanwhile
const TOGETHER = 4 // strangers at a time; they share one core, the other is everybody else's

export const hostileCrowd: Benchmark = {
  name: 'hostile-crowd',
  title: '10 000 strangers in a model, 200 real ones, against one person and three houses',
  run: async () => {
    await readyCrypto()
    const cost = await measureWork()
    const real = await realCrowd()
    const slower = median(real.during) / median(real.before)
    return {
      figures: [
        figure('invite-in-a-crowd', slower, 'x', { value: 1.1, better: 'lower' })
      ],
      notes: [...costNotes(cost), ...modelNotes(cost), ...real.notes]
    }
  }
}

function costNotes (cost: WorkCost): string[] {
  const ms = (value: number): string => `${amount(Number(value.toPrecision(3)))} ms`
  return [
    `${cost.solves} solves of 6 bits took ${amount(cost.tries)} tries of ${ms(cost.tryMs)}: ` +
      `${ms(64 * cost.tryMs)} on average for 6 bits, ${ms(256 * cost.tryMs)} for 8`,
    `a host checks a proof in ${ms(cost.checkMs)}, and rubbish in ${ms(cost.rubbishMs)}`
  ]
}

function modelNotes (cost: WorkCost): string[] {
  const rows = ([[500, true], [500, false], [10_000, true], [10_000, false]] as const)
    .map(([networks, isOnline]) => {
      const told = crowdModel({ strangers: 10_000, networks, isOnline }, cost)
      return [
        `${amount(networks)}, ${isOnline ? 'online' : 'away'}`, amount(told.hour),
        amount(told.day), amount(told.atTheDoor), amount(Number(told.coreHours.toFixed(1))),
        amount(Number(told.hostSeconds.toFixed(1))), amount(Math.round(told.bytes / 1_024)),
        amount(told.honest)
      ]
    })
  return [
    'a model of 10 000 strangers for a day; 100 honest ones come meanwhile by the same address:',
    ...table(['networks, person', 'in 1 h', 'in 24 h', 'at the door', 'their core hours',
      'hosts s', 'person KiB', 'honest'], rows),
    'at most 256 stand at the door, and 64 wait at each house; nobody else is shut out: invites ' +
      'for one person and all contacts have boxes of their own'
  ]
}

interface Real {
  readonly before: readonly number[]
  readonly during: readonly number[]
  readonly notes: readonly string[]
}

async function realCrowd (): Promise<Real> {
  const room = new Neighbourhood()
  // The timers of the machine's clock do not keep a process alive.
  const alive = setInterval(() => {}, 1_000)
  const before = current
  accelerate({ ...before, workHash: oneAtATime(before.workHash) })
  try {
    const ana = await room.person('Ana')
    for (let i = 0; i < HOUSES; i++) await keepsMail(room, ana, `House ${i + 1}`)
    await until(() => ana.keepers().filter(({ state }) => state === 'keeping').length >= HOUSES)
    const { link } = await ana.createInvite({ kind: 'address' })
    const links = await invitesOf(ana, 2 * GUESTS)
    const calm: number[] = []
    for (const [i, one] of links.slice(0, GUESTS).entries()) {
      calm.push(await room.meet(ana, await room.person(`Guest ${i}`), one))
    }
    const spent = process.cpuUsage()
    const from = performance.now()
    const crowd = besiege(room, link)
    const during: number[] = []
    for (const [i, one] of links.slice(GUESTS).entries()) {
      during.push(await room.meet(ana, await room.person(`Late guest ${i}`), one))
      await pause(BETWEEN)
    }
    const times = await crowd
    const { user, system } = process.cpuUsage(spent)
    const seconds = (performance.now() - from) / 1_000
    const left = times.filter((time) => time !== undefined)
    await until(() => ana.requests().length >= left.length, 10_000)
    const [request] = ana.requests()
    return { before: calm, during, notes: [
      `${REAL} real strangers: ${left.length} knocked, ${ana.requests().length} stand at the ` +
        `door; each took ${(median(left) / 1_000).toFixed(1)} s (median); ` +
        `${seconds.toFixed(0)} s in all, ${((user + system) / 1e6).toFixed(0)} s of a core, ` +
        'their own keys and handshakes and everybody else\'s work included',
      `hints at the last: ${(request?.hints ?? []).map(({ code }) => code).join(', ')}`,
      `an invite for one person: ${median(calm).toFixed(0)} ms before, ` +
        `${median(during).toFixed(0)} ms meanwhile (medians of ${GUESTS} each, ` +
        'over links of 20 ms one way)'
    ] }
  } finally {
    await room.stop()
    clearInterval(alive)
    accelerate(before)
  }
}

/** As if all strangers together had one core. */
function oneAtATime (workHash: typeof current.workHash): typeof current.workHash {
  let turn: Promise<unknown> = Promise.resolve()
  return async (...input) => {
    const mine = turn.then(() => workHash(...input))
    turn = mine.catch(() => {})
    return await mine
  }
}

async function keepsMail (room: Neighbourhood, ana: Messenger, name: string): Promise<void> {
  const house = await room.person(name)
  await house.setSettings({ alwaysOn: true })
  const { link } = await house.createInvite()
  await room.meet(house, ana, link)
  const [contact] = house.contacts()
  if (contact !== undefined) await house.keepMailFor(contact.id, true)
  await ana.leaveMailWith(name, true).catch(() => {})
}

async function invitesOf (ana: Messenger, count: number): Promise<string[]> {
  const links: string[] = []
  for (let i = 0; i < count; i++) links.push((await ana.createInvite()).link)
  return links
}

/** All strangers, a few at a time. */
async function besiege (
  room: Neighbourhood, link: string
): Promise<Array<number | undefined>> {
  const times: Array<number | undefined> = []
  let next = 0
  const one = async (): Promise<void> => {
    while (next < REAL) {
      const i = next++
      const stranger = await room.person(`Stranger ${i}`, `network ${i % NETWORKS}`)
      times.push(await room.knock(stranger, atOneHouse(link, i), `Buy from number ${i}`))
      await stranger.stop()
    }
  }
  await Promise.all(Array.from({ length: TOGETHER }, one))
  return times
}
