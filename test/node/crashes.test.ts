import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { watchForCrashes } from '../../node/daemon/crashes.ts'
import type { Fault } from '../../src/base/errors.ts'
import type { Log } from '../../node/daemon/log.ts'

const test = suite('crashes')

interface Watched {
  readonly lines: { readonly event: string, readonly detail: object }[]
  readonly faults: Fault[]
  readonly end: () => void
}

function watched (): Watched {
  const lines: Watched['lines'] = []
  const faults: Fault[] = []
  const log: Log = {
    write: (_, event, detail = {}) => { lines.push({ event, detail }) },
    close: () => {}
  }
  return { lines, faults, end: watchForCrashes(log, (fault) => { faults.push(fault) }) }
}

/** Hands an error to those who listen for it, as the process does, and not to the test runner. */
function happen (event: 'uncaughtException' | 'unhandledRejection', error: unknown): void {
  const listener: unknown = process.rawListeners(event).at(-1)
  Reflect.apply(listener as () => void, process, [error, event])
}

test('an exception closes the daemon; a rejection that nobody awaits does not', () => {
  const { lines, faults, end } = watched()
  happen('unhandledRejection', new RangeError('of Ana'))
  assert.equal(faults, [])
  happen('uncaughtException', new TypeError('of Ben'))
  assert.equal(faults.map(({ code }) => code), ['internal'])
  assert.equal(lines.map(({ event }) => event), ['rejected', 'crashed'])
  end()
})

test('the log holds the place and the kind, never the words', () => {
  const { lines, end } = watched()
  happen('uncaughtException', new TypeError('cannot read "secret words" of Ana'))
  happen('uncaughtException', 'a text that was thrown')
  assert.match(JSON.stringify(lines[0]), /"code":"TypeError","at":"crashes\.test\.ts:\d+:\d+/)
  assert.not.match(JSON.stringify(lines), /secret|Ana|thrown/)
  end()
})

test('listens no longer than it is asked to', () => {
  const before = process.listenerCount('uncaughtException')
  const { end } = watched()
  assert.is(process.listenerCount('uncaughtException'), before + 1)
  end()
  assert.is(process.listenerCount('uncaughtException'), before)
})

test.run()
