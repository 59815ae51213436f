// A node that stops while WebRTC requests arrive: its process lives on, and ends with its own code.

import { spawnSync } from 'node:child_process'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { PATIENCE, slow } from '../runner/report.ts'

slow(60)

const ROUNDS = 6

/** One process floods the port with requests that nobody is waiting for; nodes start and stop. */
const script = `
  import { createSocket } from 'node:dgram'
  import { stunRequest } from './test/network/stun-request.ts'
  import { stopNodes, testNode } from './test/network/node.ts'
  const { endProcess } = await import('./node/native-threads.ts')
  const socket = createSocket('udp4')
  for (let round = 0; round < ${ROUNDS}; round++) {
    const node = await testNode('node' + round, {
      listen: ['/ip4/127.0.0.1/udp/0/webrtc-direct'], webrtc: true
    })
    const port = Number(/\\/udp\\/(\\d+)\\//.exec(node.addresses[0])[1])
    let number = 0
    const flood = setInterval(() => {
      for (let i = 0; i < 200; i++) socket.send(stunRequest(number++), port, '127.0.0.1')
    }, 1)
    await new Promise((resolve) => { setTimeout(resolve, 150) })
    await stopNodes()
    await new Promise((resolve) => { setTimeout(resolve, 100) })
    clearInterval(flood)
  }
  socket.close()
  process.exitCode = 3
  setTimeout(endProcess, 20)
`

test('a node that stops while WebRTC requests arrive does not take the process with it', () => {
  const ended = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    timeout: 50_000 * PATIENCE
  })
  assert.is(ended.signal, null, ended.stderr.toString().slice(-500))
  assert.is(ended.status, 3, ended.stderr.toString().slice(-500))
})

test.run()
