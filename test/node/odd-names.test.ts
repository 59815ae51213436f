// A name that is made to look like another is said to be odd wherever somebody decides by it.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Terminal } from '../../node/cli/terminal.ts'
import { allCommands } from '../../node/commands/table.ts'

const test = suite('odd names')
const all = await allCommands()
const terminal = new Terminal({ columns: 200, colour: false, interactive: false, now: 0 })
const MIXED = /the name mixes letters of scripts that look alike/

async function shown (name: string, value: unknown): Promise<string> {
  const command = all.find((one) => one.name === name)
  assert.ok(command)
  return await command.render(value, terminal, {})
}

test('of a stranger at the door', async () => {
  const stranger = { id: 'x', name: 'Аnаgpj', theirName: 'Аnаgpj', since: 0, hints: [] }
  assert.match(await shown('requests', [{ ...stranger, oddName: 'mixed' }]), MIXED)
  assert.match(await shown('requests', [{ ...stranger, oddName: 'bidi' }]), /turn text around/)
  assert.not.match(await shown('requests', [stranger]), MIXED)
})

test('of somebody who is introduced', async () => {
  const introduced = { id: 'abcdefgh', name: 'Аna', until: 0, state: 'open', stateText: 'asked' }
  const odd = await shown('introductions', [{ ...introduced, oddName: 'mixed',
    looksLike: { id: 'y', name: 'Ana' } }])
  assert.match(odd, MIXED)
  assert.match(odd, /the name looks like that of Ana/)
  const plain = await shown('introductions', [introduced])
  assert.not.match(plain, MIXED)
  assert.match(plain, /^abcdef\s/, 'and shows what answers it')
})

test.run()
