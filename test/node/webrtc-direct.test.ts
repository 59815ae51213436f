// A node takes the place of another one in the same process, with another peer key, at the same
// port: its WebRTC Direct listener goes on with the socket that is there.

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { releaseWebRTC } from '../../node/webrtc-direct.ts'
import { freePort } from '../e2e/free-port.ts'
import { stopNodes, testNode } from '../network/node.ts'
import { slow } from '../runner/report.ts'

slow(60)

test.after(async () => {
  await stopNodes()
  await releaseWebRTC()
})

test('a port is answered under the newest key alone, however often it changes', async () => {
  const listen = [`/ip4/127.0.0.1/udp/${await freePort()}/webrtc-direct`]
  const caller = await testNode('caller', { webrtc: true })
  const before = []
  for (const key of ['one', 'two', 'three']) {
    const node = await testNode(key, { webrtc: true, listen })
    assert.equal(node.net.silent, [])
    const dialled = await caller.transport.dial(node.transport.self, node.addresses)
    assert.ok(dialled.ok, key)
    for (const old of before) {
      const soon = AbortSignal.timeout(5_000)
      assert.is((await caller.transport.dial(old, node.addresses, soon)).ok, false)
    }
    before.push(node.transport.self)
    await node.net.stop()
    const soon = AbortSignal.timeout(1_000)
    assert.is((await caller.transport.dial(node.transport.self, node.addresses, soon)).ok, false,
      'nobody answers in between')
  }
})

test.run()
