// A house as people run it: a process of its own that prints a web address, serves the app there,
// and belongs to whoever opened its link first.

import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { slow } from '../runner/report.ts'
import { person } from '../node/web/person.ts'
import { Daemon, withDirectory } from './daemon.ts'
import type { HouseFacts } from '../../node/web/house-facts.ts'
import type { SnugError } from '../../src/base/errors.ts'
import type { Ready } from './daemon.ts'

slow(90, 240)

const test = suite('a house')
const WORDS = ['--house', '--dht', 'off', '--no-webrtc', '--listen', '/ip4/127.0.0.1/tcp/0/ws']

interface HouseReady extends Ready { readonly web?: string, readonly ownerLink?: string }

/** What a page finds behind `#owner=`. */
function tokenOf (link = ''): string { return /#owner=([\w-]{43})$/.exec(link)?.[1] ?? '' }

async function facts (web: string | undefined): Promise<HouseFacts> {
  return await (await fetch(new URL('house.json', web))).json() as HouseFacts
}

async function start (profile: string): Promise<{ daemon: Daemon, ready: HouseReady }> {
  const daemon = await Daemon.start(profile, { words: WORDS })
  return { daemon, ready: daemon.ready }
}

test('prints a web address that works at once, and is owned by whoever opens it', async () => {
  await withDirectory(async (directory) => {
    const profile = join(directory, 'house')
    const { daemon, ready } = await start(profile)
    const { web = '', ownerLink } = ready
    assert.match(web, /^http:\/\/127\.0\.0\.1:\d+\/$/)
    assert.is(ownerLink, `${web}#owner=${tokenOf(ownerLink)}`)
    const page = await fetch(web)
    assert.is(page.status, 200)
    assert.match(await page.text(), '<title>Snug</title>')
    assert.match(page.headers.get('content-security-policy') ?? '', "script-src 'self'")
    const moved = await fetch(web.replace('127.0.0.1', 'localhost'), { redirect: 'manual' })
    assert.is(moved.headers.get('location'), web)
    const { owned, addresses: [address = ''] } = await facts(web)
    assert.not.ok(owned)

    const ana = await person('Ana')
    const ben = await person('Ben')
    await ana.peer.houses.claim(address, tokenOf(ownerLink))
    assert.ok((await facts(web)).owned)
    try {
      await ben.peer.houses.claim(address, tokenOf(ownerLink))
      assert.unreachable('a link that was used twice')
    } catch (error) {
      assert.is((error as SnugError).code, 'owner-token-used')
    }
    const { peer } = (await ana.peer.houses.list())[0] ?? { peer: '' }
    const view = await ana.peer.houses.view(peer)
    assert.is(view.policy, 'visitors')
    assert.is(view.connections, 2)
    assert.equal(view.owners.map(({ name, isMe }) => [name, isMe]), [['Ana', true]])
    assert.ok(view.addresses.includes(address))
    // Midnight may have come between.
    assert.match((await daemon.snug('house', 'owners')).stdout, /^Ana +since (today|yesterday)/)
    assert.is((await ana.peer.houses.set(peer, { policy: 'friends' })).policy, 'friends')
    assert.is((await daemon.call<{ policy: string }>('house')).policy, 'friends')

    const { links: [link] } = await daemon.call<{ links: string[] }>('houseLink')
    await ben.peer.houses.claim(address, tokenOf(link))
    await daemon.call('houseDisown', { name: 'ben' })
    assert.equal((await daemon.call<{ owners: string[] }>('house')).owners, ['Ana'])
    await daemon.stop()

    const again = await start(profile)
    assert.is(again.ready.ownerLink, undefined, 'it has an owner')
    await again.daemon.stop()
    await Promise.all([ana.close(), ben.close()])
  })
})

test('keeps mail for its owner as for a friend, whatever it does for visitors', async () => {
  await withDirectory(async (directory) => {
    const { daemon, ready } = await start(join(directory, 'house'))
    const { addresses: [address = ''] } = await facts(ready.web)
    await daemon.call('hostPolicy', { policy: 'friends' })
    const ana = await person('Ana')
    const { peer } = await ana.peer.houses.claim(address, tokenOf(ready.ownerLink))
    assert.is(ana.peer.messenger.keepers().length, 1)
    await ana.until(() => ana.peer.messenger.keepers()[0]?.state === 'keeping')
    const { kept } = await ana.peer.houses.view(peer)
    assert.equal(kept.map(({ who }) => who), ['owner'])
    await ana.peer.houses.leave(peer)
    assert.equal(await ana.peer.houses.list(), [])
    assert.equal((await daemon.call<{ owners: string[] }>('house')).owners, [])
    await daemon.stop()
    await ana.close()
  })
})

test('ends as it should where nobody reads any more what it says', async () => {
  await withDirectory(async (directory) => {
    const { daemon } = await start(join(directory, 'house'))
    daemon.endReading()
    await daemon.stop()
  })
})

test.run()
