// How a process with busy native threads ends: with its own exit code, whatever those threads do.

import { spawnSync } from 'node:child_process'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { PATIENCE } from '../runner/report.ts'

const script = (code: number): string => `
  const { PeerConnection } = await import('node-datachannel')
  const threads = await import('./node/native-threads.ts')
  if (threads.hasNativeThreads()) process.exit(99)
  threads.nativeThreadsStarted()
  for (let i = 0; i < 4; i++) new PeerConnection('p' + i, { iceServers: [] }).createDataChannel('x')
  process.exitCode = ${code}
  setTimeout(threads.endProcess, 20)
`

for (const code of [0, 3]) {
  test(`a process whose WebRTC threads are busy ends with ${code}`, () => {
    const ended = spawnSync(process.execPath, ['--input-type=module', '-e', script(code)], {
      timeout: 20_000 * PATIENCE
    })
    assert.is(ended.signal, null)
    assert.is(ended.status, code, ended.stderr.toString())
  })
}

test.run()
