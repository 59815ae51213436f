// What happens to computers while Snug runs on them: the network changes, the cable is pulled, they
// sleep. Nobody has to do anything; what was written meanwhile arrives once, in order.

import * as assert from 'uvu/assert'
import { test } from 'uvu'
import { slow } from '../runner/report.ts'
import { befriend, untilAll, untilTold } from './friendship.ts'
import { joinCleo, villageTest } from './village.ts'
import type { Resident } from './resident.ts'
import type { Village } from './village.ts'

slow(120)

const SLEEP_MS = 12_000
const ARRIVE_MS = 60_000

async function friends (village: Village): Promise<readonly [Resident, Resident]> {
  const { internet } = village
  const [cleo, ana, ben] = await Promise.all([
    village.cleo(),
    village.resident('Ana', internet.host('ana')),
    village.resident('Ben', internet.host('ben'))
  ])
  await joinCleo(cleo, ana)
  await joinCleo(cleo, ben)
  await befriend(ana, ben)
  await untilTold(ana, ben)
  await ana.writes('Ben', 'letter 1')
  await untilAll(ana, 'Ben', 'delivered', 1, ARRIVE_MS)
  return [ana, ben]
}

async function writeBoth (ana: Resident, ben: Resident, number: number): Promise<void> {
  await ana.writes('Ben', `letter ${number}`)
  await ben.writes('Ana', `answer ${number}`)
}

villageTest('a laptop sleeps while letters come, and wakes', async (village) => {
  const [ana, ben] = await friends(village)
  ben.daemon.freeze(true)
  for (let number = 2; number <= 6; number++) await ana.writes('Ben', `letter ${number}`)
  await new Promise((resolve) => { setTimeout(resolve, SLEEP_MS) })
  // Who sleeps does not answer: a house keeps them.
  await untilAll(ana, 'Ben', 'held', 5, ARRIVE_MS)
  ben.daemon.freeze(false)
  await untilAll(ana, 'Ben', 'delivered', 6, ARRIVE_MS)
  assert.equal(await ben.daemon.heard('Ana'),
    ['letter 1', 'letter 2', 'letter 3', 'letter 4', 'letter 5', 'letter 6'])
  await writeBoth(ana, ben, 7)
  await Promise.all([
    untilAll(ana, 'Ben', 'delivered', 7, ARRIVE_MS), untilAll(ben, 'Ana', 'delivered', 1, ARRIVE_MS)
  ])
})

villageTest('a laptop comes into other networks while Snug runs', async (village) => {
  const [ana, ben] = await friends(village)
  // Both families at once; then IPv6 alone, out of which Ana is reached all the same.
  const networks = [['11.22.0.70', '2a11:22::70'], [undefined, '2a11:22::71']] as const
  let number = 1
  for (const [ip4, ip6] of networks) {
    ben.host.readdress(ip4, ip6)
    await writeBoth(ana, ben, ++number)
    await Promise.all([
      untilAll(ana, 'Ben', 'delivered', number, ARRIVE_MS),
      untilAll(ben, 'Ana', 'delivered', number - 1, ARRIVE_MS)
    ])
  }
  ben.host.plug(false)
  await writeBoth(ana, ben, ++number)
  await new Promise((resolve) => { setTimeout(resolve, SLEEP_MS) })
  ben.host.plug(true)
  await Promise.all([
    untilAll(ana, 'Ben', 'delivered', number, ARRIVE_MS),
    untilAll(ben, 'Ana', 'delivered', number - 1, ARRIVE_MS)
  ])
  assert.equal(await ben.daemon.heard('Ana'), ['letter 1', 'letter 2', 'letter 3', 'letter 4'])
  assert.equal(await ana.daemon.heard('Ben'), ['answer 2', 'answer 3', 'answer 4'])
})

test.run()
