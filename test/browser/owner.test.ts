// The person of a page owns a house: by its link, which works once, and from then on in every
// visit.

import * as assert from 'uvu/assert'
import { slow } from '../runner/report.ts'
import { browserSuite } from './browser-suite.ts'
import { call } from './call.ts'
import { serveHouse } from './house.ts'
import { servePages } from './pages.ts'
import { untilTrue } from './until.ts'
import type { HouseFacts } from '../../node/web/house-facts.ts'
import type { HouseView } from '../../src/peer/own-houses.ts'
import type { Page } from 'playwright-core'
import type { Profile } from './profile.ts'

slow(60)

const test = await browserSuite('owner of a house', { serve: servePages })

async function visit (person: Profile, origin: string, house: string): Promise<Page> {
  person.allow(house.replace(/^http/, 'ws'))
  return await person.open(`${origin}/owner.html`)
}

test('a link makes the first page its owner, and no second one', async ({ profile, origin }) => {
  const served = await serveHouse()
  const people = [await profile(), await profile()] as const
  try {
    const { addresses: [address] } = await (await fetch(`${served.origin}/house.json`)).json() as
      HouseFacts
    const token = (await served.house.ownerLink())?.split('#owner=')[1]
    const [ana, ben] = people
    const page = await visit(ana, origin, served.origin)
    await call(page, 'begin', 'Ana')
    assert.is(await call(page, 'claim', address, token), 'owned')
    const [id] = await call<string[]>(page, 'owned')
    const house = await call<HouseView>(page, 'house', id)
    assert.is(house.policy, 'visitors')
    assert.equal(house.owners.map(({ name, isMe }) => [name, isMe]), [['Ana', true]])
    await untilTrue(page, 'exposed.keepers().then((all) => all[0] === "keeping")')

    const other = await visit(ben, origin, served.origin)
    await call(other, 'begin', 'Ben')
    assert.is(await call(other, 'claim', address, token), 'owner-token-used')
    assert.equal(await call(other, 'owned'), [])

    await page.reload()
    await call(page, 'begin', 'Ana')
    assert.is(await call(page, 'policy', id, 'nobody'), 'nobody')
    assert.is(served.house.messenger.policy(), 'nobody')
    const kept = (await call<HouseView>(page, 'house', id)).kept
    assert.equal(kept.map(({ name, who }) => [name, who]), [['Ana', 'owner']])
  } finally {
    // Before the house goes: a page that is left alone asks for it again.
    for (const { context } of people) for (const page of context.pages()) await page.close()
    await served.close()
  }
})

test.run()
