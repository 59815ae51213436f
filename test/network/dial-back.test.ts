// Dial-back: the bytes, and friends who try each other's addresses on real nodes.

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { systemClock } from '../../node/clock.ts'
import {
  DIAL_BACK_NONCE, decodeDialBackAnswer, decodeDialBackRequest, encodeDialBackAnswer,
  encodeDialBackRequest
} from '../../src/network/dial-back.ts'
import { DialBack } from '../../src/network/dial-back-service.ts'
import { fuzz } from '../fuzz.ts'
import { seeded } from '../random.ts'
import { stopNodes, testNode, until } from './node.ts'
import type { Address } from '../../src/base/channel.ts'
import type { TestNode } from './node.ts'
import type { Connection } from '@libp2p/interface'

const random = seeded('dial-back')
const nonce = random(DIAL_BACK_NONCE)
const addresses = ['/ip4/11.0.0.1/tcp/7684', '/ip6/2a00::1/udp/7684/webrtc-direct'] as Address[]

test('requests and answers come back as they were', () => {
  const request = encodeDialBackRequest(nonce, addresses)
  assert.is(request[0], 1)
  assert.is(request[17], 2)
  assert.equal(decodeDialBackRequest(request), { nonce, addresses })
  const answer = encodeDialBackAnswer({ nonce, outcomes: ['reachable', 'unreachable', 'untried'] })
  assert.equal(answer.subarray(17), new Uint8Array([3, 1, 0, 2]))
  const outcomes = ['reachable', 'unreachable', 'untried']
  assert.equal(decodeDialBackAnswer(answer), { nonce, outcomes })
  assert.throws(() => encodeDialBackRequest(nonce, [...addresses, ...addresses, ...addresses]))
})

test('bent requests and answers are refused without an exception', async () => {
  const requests = await fuzz(decodeDialBackRequest, [encodeDialBackRequest(nonce, addresses)], {
    seed: 'requests',
    check: (value) => { if ((value?.addresses.length ?? 0) > 5) throw new Error('too many') }
  })
  assert.ok(requests.refused > 500)
  const sample = encodeDialBackAnswer({ nonce, outcomes: ['reachable', 'untried'] })
  const answers = await fuzz(decodeDialBackAnswer, [sample], {
    seed: 'answers',
    check: (value) => { if ((value?.outcomes.length ?? 0) > 5) throw new Error('too many') }
  })
  assert.ok(answers.refused > 500)
})

test.after.each(stopNodes)

function dialBack (node: TestNode): DialBack {
  return new DialBack({ net: node.net, policy: node.rules, clock: systemClock, random })
}

async function connection (from: TestNode, to: TestNode): Promise<Connection> {
  const dialled = await from.transport.dial(to.transport.self, to.addresses)
  if (!dialled.ok) throw new Error(dialled.fault.message)
  return dialled.value
}

test('a friend says which addresses answer, and tries none of another host', async () => {
  const [a, b] = [await testNode('a'), await testNode('b')]
  dialBack(b).serve()
  const [here] = a.addresses
  assert.ok(here)
  const asked = [
    here,
    '/ip4/127.0.0.1/tcp/9',
    '/ip4/127.0.0.2/tcp/9',
    `${here}/p2p/${b.net.node.peerId.toString()}/p2p-circuit`
  ] as Address[]
  const answer = await dialBack(a).ask(await connection(a, b), asked)
  assert.equal([...answer?.values() ?? []], ['reachable', 'unreachable', 'untried', 'untried'])
  // What was opened for the try is closed again, which is heard of by itself.
  await until(() => a.net.node.getConnections().length === 1)
})

test('who comes through a proxy or from the same network has no port here knocked at', async () => {
  // Behind a reverse proxy, everybody seems to come from this machine.
  const [a, b] = [await testNode('a'), await testNode('b', { listen: ['/ip4/0.0.0.0/tcp/0'] })]
  dialBack(b).serve()
  const at = b.addresses.find((address) => address.startsWith('/ip4/127.0.0.1/'))
  assert.ok(at)
  const dialled = await a.transport.dial(b.transport.self, [at])
  assert.ok(dialled.ok)
  const asked = [...a.addresses, '/ip4/127.0.0.1/tcp/9' as Address]
  const answer = await dialBack(a).ask(dialled.value, asked)
  assert.equal([...answer?.values() ?? []], ['untried', 'untried'])
})

test('an address at which somebody else answers does not count', async () => {
  const [a, b, other] = [await testNode('a'), await testNode('b'), await testNode('other')]
  dialBack(b).serve()
  const answer = await dialBack(a).ask(await connection(a, b), other.addresses)
  assert.equal([...answer?.values() ?? []], ['unreachable'])
})

test('strangers, and friends who ask too often, are not served', async () => {
  const [a, b] = [await testNode('a'), await testNode('b')]
  dialBack(b).serve()
  const asker = dialBack(a)
  const to = await connection(a, b)
  b.rules.friend = () => false
  assert.is(await asker.ask(to, a.addresses), undefined)
  b.rules.friend = () => true
  assert.is.not(await asker.ask(to, a.addresses), undefined)
  assert.is(await asker.ask(to, a.addresses), undefined)
})

test.run()
