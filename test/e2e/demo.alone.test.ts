// `npm run demo` as a test: the story with real processes is true, and told in time.

import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { slow } from '../runner/report.ts'
import { collect, spawnScript } from './snug-process.ts'

slow(120)

const DEMO = fileURLToPath(new URL('../demo/demo.ts', import.meta.url))

test('the demo tells a story that is true', async () => {
  const child = spawnScript(DEMO, [])
  const output = collect(child)
  await once(child, 'close')
  assert.is(child.exitCode, 0, `${output.stdout}\n${output.stderr}`)
  assert.match(output.stdout, /without the directory/)
  assert.match(output.stdout, /All of it is true/)
  assert.not.ok(output.stdout.includes('\u001b'), 'no colours where there is no terminal')
  console.log(output.stdout)
})

test.run()
