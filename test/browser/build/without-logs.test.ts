// What is taken out of libp2p's code in the build: whole statements that write to its log.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parseAst } from 'vite'
import { withoutLogs } from '../../../browser/build/without-logs.ts'

const test = suite('without logs')

const CODE = `
  log('a'); this.log.trace('b %s', first(this.log)); options.log?.('c')
  if (x) self.log.error('d'); else go()
  dials.push(log('e'), Math.log(2)); run(() => { log.error('f') })
  const scope = this.log.newScope('g')
`

/** What the step makes of a module, or undefined where it leaves it. */
function stripped (code: string, id: string): string | undefined {
  const { transform } = withoutLogs()
  if (typeof transform !== 'function') throw new TypeError('the step transforms in another way')
  const made: unknown = Reflect.apply(transform, { parse: parseAst }, [code, id])
  return (made as { code: string } | undefined)?.code
}

test('statements that only write to a log go, and nothing else', () => {
  const made = stripped(CODE, '/x/node_modules/@libp2p/utils/dist/src/a.js') ?? ''
  for (const gone of ['a', 'b %s', 'c', 'd', 'f']) assert.not(made.includes(`'${gone}'`), gone)
  for (const kept of ['go()', 'dials.push(log(\'e\'), Math.log(2))', 'newScope(\'g\')']) {
    assert.ok(made.includes(kept), kept)
  }
  parseAst(made)
})

test('code of others is left as it is', () => {
  assert.is(stripped(CODE, '/x/node_modules/preact/dist/preact.js'), undefined)
  assert.is(stripped(CODE, '/x/src/network/network.ts'), undefined)
  assert.is(stripped('export const a = 1', '/x/node_modules/libp2p/dist/src/a.js'), undefined)
})

test.run()
