// Answering an invite whose maker's device keeps silent, as behind a router that lets nothing in.

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { equalBytes } from '../../src/base/bytes.ts'
import { SECOND } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { World } from '../simulation/world.ts'
import type { Inhabitant } from '../simulation/inhabitant.ts'

test.before(cryptoReady)

/** From here on `person` gets no answer from `other`, not even a refusal. */
function silence (person: Inhabitant, other: Inhabitant): void {
  const connect = person.node.connect.bind(person.node)
  person.node.connect = (remote, ...rest) => equalBytes(remote, other.node.self)
    ? new Promise(() => {})
    : connect(remote, ...rest)
}

test('a house that has the invite is asked soon, while its maker keeps silent', async () => {
  const world = new World('silent inviter')
  const [ana, ben, cleo] = [
    await world.person('Ana'), await world.person('Ben'), await world.person('Cleo')
  ]
  await cleo.messenger.setSettings({ alwaysOn: true })
  await world.meet(cleo, ana)
  assert.ok(await world.until(() =>
    ana.messenger.keepers().some(({ state }) => state === 'keeping')))
  const { link } = await world.passing(ana.messenger.createInvite())
  silence(ben, ana)
  let added = false
  const adding = ben.messenger.add(link, { as: 'Ana' }).then(() => { added = true })
  assert.ok(await world.until(() => added, 6 * SECOND), 'soon')
  await adding
  assert.ok(await world.until(() => ben.knows('Ana') === 'connected'))
  await world.close()
})

test('a house that keeps the mail of both is asked before the maker of the invite', async () => {
  const world = new World('common house')
  const [ana, ben, cleo] = [
    await world.person('Ana'), await world.person('Ben'), await world.person('Cleo')
  ]
  await cleo.messenger.setSettings({ alwaysOn: true })
  const isKept = ({ messenger }: Inhabitant): boolean =>
    messenger.keepers().some(({ state }) => state === 'keeping')
  for (const person of [ana, ben]) {
    await world.meet(cleo, person)
    assert.ok(await world.until(() => isKept(person)))
  }
  const { link } = await world.passing(ana.messenger.createInvite())
  silence(ben, ana)
  let added = false
  const adding = ben.messenger.add(link, { as: 'Ana' }).then(() => { added = true })
  assert.ok(await world.until(() => added, SECOND), 'at once')
  await adding
  assert.ok(await world.until(() => ben.knows('Ana') === 'connected'))
  await world.close()
})

test('an invite that nobody answers for fails in words', async () => {
  const world = new World('silent world')
  const [ana, ben] = [await world.person('Ana'), await world.person('Ben')]
  const { link } = await world.passing(ana.messenger.createInvite())
  await ana.turnOff()
  try {
    await world.passing(ben.messenger.add(link))
    assert.unreachable()
  } catch (error) {
    assert.match(String(error), /Nobody who keeps this invite answers/)
  }
  await world.close()
})

test.run()
