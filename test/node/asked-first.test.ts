// Whoever would lose something for good is asked, and told what. A program says --yes.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { SnugError } from '../../src/base/errors.ts'
import { allCommands } from '../../node/commands/table.ts'
import type { Local } from '../../node/commands/command.ts'

const test = suite('asked first')
const all = await allCommands()

/** The answer to a call, and what was asked. */
async function called (
  name: string, values: Readonly<Record<string, unknown>>, says: boolean
): Promise<{ asked: string[], outcome: unknown }> {
  const asked: string[] = []
  const local = { confirm: (question: string) => {
    asked.push(question)
    return Promise.resolve(says)
  } } as unknown as Local
  const outcome = await all.find((one) => one.name === name)?.complete?.(values as never, local)
    .catch((error: unknown) => error instanceof SnugError ? error.code : error)
  return { asked, outcome }
}

for (const name of ['remove', 'unblock']) {
  test(`${name} erases a conversation, and says so first`, async () => {
    const no = await called(name, { name: 'Ben' }, false)
    assert.is(no.outcome, 'not-confirmed')
    assert.match(no.asked.join(), /Ben.*erase|erase.*Ben/)
    assert.match(no.asked.join(), /you need a new invite/)
    const yes = await called(name, { name: 'Ben' }, true)
    assert.equal(yes.outcome, { name: 'Ben' })
    const program = await called(name, { name: 'Ben', yes: true }, false)
    assert.equal(program, { asked: [], outcome: { name: 'Ben' } })
  })
}

test('who can be asked for again, is not asked about', async () => {
  for (const name of ['accept', 'decline']) {
    assert.equal(await called(name, { name: 'Ben' }, false),
      { asked: [], outcome: { name: 'Ben' } }, name)
    assert.not('yes' in (all.find((one) => one.name === name)?.params ?? {}))
  }
})

test.run()
