// An address is for anyone: whoever makes one is told what that changes, and who withdraws the last
// one, that it stays.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { allCommands } from '../../node/commands/table.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { anaAndCleo } from '../scenario/friends.ts'
import { World } from '../simulation/world.ts'
import type { Inhabitant } from '../simulation/world.ts'

const test = suite('reach of an invite')
test.before(cryptoReady)
const all = await allCommands()

/** What a person is told to do next, and the outcome for a program. */
async function called (
  world: World, { messenger }: Inhabitant, name: string, values: Readonly<Record<string, unknown>>
): Promise<{ next: string, outcome: Record<string, unknown> }> {
  const command = all.find((one) => one.name === name)
  assert.ok(command)
  const run = command.run({ messenger } as never, values as never, new AbortController().signal)
  const outcome = await world.passing(run as Promise<Record<string, unknown>>)
  return { next: command.next?.(outcome, values as never) ?? '', outcome }
}

test('is anyone with an address, and who makes one is told so', async () => {
  const world = new World('told of reach', { from: await anaAndCleo() })
  const ana = await world.person('Ana')
  await world.person('Cleo')
  const once = await called(world, ana, 'invite', {})
  assert.not('reachWas' in once.outcome)
  assert.not.match(once.next, /reach/)
  const first = await called(world, ana, 'invite', { address: true })
  assert.is(first.outcome.reachWas, 'invites')
  assert.match(first.next, /reach is anyone now, and was invites/)
  const second = await called(world, ana, 'invite', { address: true })
  assert.not.match(second.next, /reach/)
  const withdrawn = await called(world, ana, 'invite withdraw', { id: first.outcome.id })
  assert.is(withdrawn.next, '', 'there is another one')
  const last = await called(world, ana, 'invite withdraw', { id: second.outcome.id })
  assert.match(last.next, /reach is still anyone.*snug settings set reach invites/)
  assert.is(last.outcome.reach, 'anyone')
  await world.close()
})

test.run()
