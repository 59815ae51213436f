// What others hold for a person, as a terminal shows it.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Terminal } from '../../node/cli/terminal.ts'
import { allCommands } from '../../node/commands/table.ts'

const test = suite('data held by others')
const data = (await allCommands()).find(({ name }) => name === 'data')
const terminal = new Terminal({ columns: 200, colour: false, interactive: false, now: 0,
  timeZone: 'UTC' })
const held = { holders: [], left: [], invites: [], kept: [] }

async function shown (value: unknown): Promise<string> {
  return await data?.render(value, terminal, { held: true }) ?? ''
}

test('names who passes on what is for this device, where Snug runs', async () => {
  const relays = [{ peer: '12D3', name: 'Cleo', connected: true, until: 3_600_000 },
    { peer: '12D4', connected: true }]
  const messenger = { askHeld: () => Promise.resolve(held) }
  const outcome = await data?.run({ messenger, network: () => ({ relays }) } as never,
    { held: true }, new AbortController().signal)
  assert.equal(outcome, { held, relays })
  assert.match(await shown(outcome),
    /through\n {2}Cleo {2}until 01:00\n {2}12D4 {2}no place is kept/)
  assert.match(await shown({ held, relays: [] }), /Nobody keeps a place/)
  const asleep = await data?.run({ messenger } as never, { held: true },
    new AbortController().signal)
  assert.equal(asleep, { held })
  assert.not.match(await shown(asleep), /Nobody keeps a place/)
})

test('says that what was left for others cannot be taken back', async () => {
  const left = [{ id: 'b', name: 'Ben', host: 'Cleo\'s house', messages: 2, until: 86_400_000 }]
  assert.match(await shown({ held: { ...held, left } }), /for Ben.*\n\n.*cannot be taken back/s)
  assert.not.match(await shown({ held }), /taken back/)
})

test.run()
