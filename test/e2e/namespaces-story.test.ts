// The main story on hosts of their own, with the default ports and binds: two friends who move to
// other networks find each other through the directory; a house keeps the mail of who is away.

import * as assert from 'uvu/assert'
import { test } from 'uvu'
import { slow } from '../runner/report.ts'
import { until } from './daemon.ts'
import { befriend, untilAll, untilState, untilTold } from './friendship.ts'
import { joinCleo, villageTest } from './village.ts'
import type { MessageView } from '../../src/conversation/views.ts'
import type { Resident } from './resident.ts'

slow(120)

const FIND_MS = 45_000
const MAIL_MS = 30_000
const WITHOUT_MS = 5_000
const LETTERS = ['first', 'second', 'third', 'fourth', 'fifth'].map((word) => `The ${word} letter`)

let networks = 50

/** Goes to another network: other addresses, of the same families. */
function moves ({ host }: Resident): void {
  const place = ++networks
  host.readdress(`11.22.0.${place}`, `2a11:22::${place}`)
}

villageTest('two friends move, and a third keeps the mail while one is away', async (village) => {
  const { internet } = village
  const first = await village.house('house1')
  const known = ['--join', first.address('ip4')]
  const [second, ana, ben, cleo] = await Promise.all([
    village.house('house2', ...known),
    village.resident('Ana', internet.host('ana'), ...known),
    village.resident('Ben', internet.host('ben'), ...known),
    village.cleo(...known)
  ])
  await befriend(ana, ben)

  // Both move while they are off; without the directory they do not find each other.
  await Promise.all([ana.stop(), ben.stop()])
  moves(ana)
  moves(ben)
  const without = ['--join', second.address('ip6'), '--dht', 'off']
  await Promise.all([ana.start(...without), ben.start(...without)])
  const { id } = await ana.writes('Ben', 'Where are you now?')
  await new Promise((resolve) => { setTimeout(resolve, WITHOUT_MS) })
  const lost = await ana.daemon.call<MessageView>('message', { id })
  assert.is(lost.state, 'waiting', 'without the directory')
  await Promise.all([ana.stop(), ben.stop()])
  await Promise.all([ana.start(...known), ben.start('--join', second.address('ip4'))])
  await untilState(ana, id, 'delivered', FIND_MS)

  // A house keeps the mail.
  await joinCleo(cleo, ana)
  await joinCleo(cleo, ben)
  await untilTold(ana, ben)
  await ben.stop()
  for (const letter of LETTERS) await ana.writes('Ben', letter)
  const held = await untilAll(ana, 'Ben', 'held', LETTERS.length, MAIL_MS)
  assert.match(held.at(-1)?.stateText ?? '', /^held by 1 of 1 until /)
  await ana.stop()
  moves(ben)
  await ben.start()
  await until('Ben has all', MAIL_MS, async () => {
    const heard = await ben.daemon.heard('Ana')
    return heard.includes(LETTERS.at(-1) ?? '') ? heard : undefined
  })
  assert.equal((await ben.daemon.heard('Ana')).slice(-LETTERS.length), LETTERS)
  moves(ana)
  await ana.start()
  await untilAll(ana, 'Ben', 'delivered', LETTERS.length, MAIL_MS)
})

test.run()
