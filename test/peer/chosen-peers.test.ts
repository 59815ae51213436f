// Whom a node reaches by name and in local networks: whoever was asked for, nobody else.

import { mkdtemp, rm } from 'node:fs/promises'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { ChosenPeers } from '../../src/peer/chosen-peers.ts'
import { nextEvent, openNode } from '../../node/library.ts'
import { fail } from '../../src/base/errors.ts'
import { relayOf } from '../../src/network/dial-plan.ts'
import { peerIdOf } from '../../src/network/peer-key.ts'
import { testKey } from '../network/keys.ts'
import type { SnugNode } from '../../node/library.ts'
import type { Address, PeerKey } from '../../src/base/channel.ts'

const [peer, relay] = [testKey('peer'), testKey('relay')]
const direct = '/dns4/house.example/tcp/7684' as Address
const circuit = `${direct}/p2p/${peerIdOf(relay).toString()}/p2p-circuit` as Address

test('the relay of a circuit is known by its address', () => {
  assert.equal(relayOf(circuit), relay)
  assert.is(relayOf(direct), undefined)
  assert.is(relayOf('/ip4/11.0.0.1/tcp/1/p2p-circuit' as Address), undefined)
})

test('whoever is connected to was asked for, and so were the relays on the way', async () => {
  const chosen = new ChosenPeers([])
  const transport = chosen.watch({
    self: testKey('self'),
    connect: () => Promise.resolve(fail('unreachable', 'Nobody is there.')),
    serve: () => () => {}
  })
  const asked = (): boolean[] => [peer, relay].map((key: PeerKey) => chosen.isAsked(key))
  assert.equal(asked(), [false, false])
  await transport.connect(peer, [direct], '/protocol')
  assert.equal(asked(), [true, false])
  await transport.connect(peer, [circuit], '/protocol')
  assert.equal(asked(), [true, true])
  // A relay is no peer that was reached: what it may learn is another question.
  assert.not(chosen.isReached(relay))
  const others = new ChosenPeers([])
  others.useHosts([{ peer, addresses: [circuit] }])
  assert.ok(others.isAsked(relay))
})

// On a machine without a network, its own addresses stand for those of one.
const isAlone = Object.values(networkInterfaces()).flat().every((one) =>
  one?.internal !== false || one.family !== 'IPv4')
const listen = [isAlone ? '/ip4/127.0.0.1/tcp/0' : '/ip4/0.0.0.0/tcp/0']

test('two people in one local network meet by an invite', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'snug-'))
  const nodes: SnugNode[] = []
  const open = async (name: string): Promise<SnugNode> => {
    const node = await openNode({ directory: join(directory, name), name, listen, webrtc: false })
    nodes.push(node)
    return node
  }
  try {
    const [ana, ben] = [await open('Ana'), await open('Ben')]
    const { link } = await ana.messenger.createInvite()
    const connected = nextEvent(ben.messenger, (event) =>
      event.type === 'contact' && event.contact.state === 'connected')
    await ben.messenger.add(link)
    await connected
    assert.is(ben.messenger.contacts()[0]?.name, 'Ana')
  } finally {
    for (const node of nodes) await node.close()
    await rm(directory, { recursive: true })
  }
})

test.run()
