// Two nodes at home, each behind a NAT that lets nothing in: by way of Cleo's relay they dial each
// other at the same moment (DCUtR), and are connected without her from then on.

import * as assert from 'uvu/assert'
import { test } from 'uvu'
import { slow } from '../runner/report.ts'
import { until } from './daemon.ts'
import { befriend, contactOf, untilState } from './friendship.ts'
import { joinCleo, villageTest } from './village.ts'
import type { Resident } from './resident.ts'

slow(100)

const DELIVER_MS = 30_000
const DIRECT_MS = 30_000

villageTest('two nodes behind NATs meet directly, by way of a friend\'s relay', async (village) => {
  const { internet } = village
  const [cleo, ana, ben] = await Promise.all([
    village.cleo(),
    ...['Ana', 'Ben'].map((name) =>
      village.resident(name, internet.home(name).host(`${name}-laptop`), '--no-webrtc'))
  ]) as [Resident, Resident, Resident]
  await joinCleo(cleo, ana)
  await joinCleo(cleo, ben)
  await befriend(ana, ben)
  await until('a direct connection', DIRECT_MS, async () => {
    const { id } = await ana.writes('Ben', 'Are you near?')
    await untilState(ana, id, 'delivered', DELIVER_MS)
    return (await contactOf(ana, 'Ben'))?.route === 'direct' ? true : undefined
  })
  const { peer } = await ben.network()
  const ways = (await ana.network()).peers.filter((each) => each.peer === peer)
  assert.ok(ways.some(({ address, route }) => route === 'direct' && /^\/ip4\/11\.22\..*\/tcp\/\d+/
    .test(address)), JSON.stringify(ways))
  // Without Cleo, too.
  await cleo.stop()
  const { id } = await ben.writes('Ana', 'I am')
  await untilState(ben, id, 'delivered', DELIVER_MS)
  assert.is((await contactOf(ben, 'Ana'))?.route, 'direct')
})

test.run()
