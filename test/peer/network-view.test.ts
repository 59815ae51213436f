// What a person sees of the network layer's status: who is called what.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { toBase64url } from '../../src/base/bytes.ts'
import { peerIdOf } from '../../src/network/peer-key.ts'
import { networkView } from '../../src/peer/network-view.ts'
import { testKey } from '../network/keys.ts'
import type { NetworkStatus } from '../../src/network/network-status.ts'
import type { Messenger } from '../../src/messenger.ts'

const test = suite('network view')

const [house, ben, stranger] = [testKey('house'), testKey('Ben'), testKey('stranger')]

const connection = { address: '', route: 'direct', direction: 'outbound', streams: [] } as const

const status = {
  self: testKey('me'),
  own: { announced: [], confirmed: [], relayed: [], listening: [] },
  connections: [house, ben, stranger].map((peer) => ({ ...connection, peer })),
  wanted: [],
  relays: [{ peer: house, connected: true, until: undefined }],
  traffic: new Map(),
  faults: [ben, testKey('Cleo')].map((peer) => ({ peer, at: 1,
    fault: { code: 'unreachable', message: '' } }))
} as unknown as NetworkStatus

const messenger = {
  hasAccount: true,
  keepers: () => [],
  contactAt: (peer: Uint8Array) => peer === ben ? { id: 'ben', name: 'Ben' } : undefined,
  calledHouse: (peer: string) => peer === toBase64url(house) ? 'the house here' : undefined
} as unknown as Messenger

test('a house that was given a name has it wherever it stands, mail or not', () => {
  const { peers, relays } = networkView(status, [], messenger)
  assert.equal(peers.map(({ name }) => name), ['the house here', 'Ben', undefined])
  assert.is(relays[0]?.name, 'the house here')
})

test('whoever was not reached, and is connected meanwhile, is no trouble any more', () => {
  const { faults } = networkView(status, [], messenger)
  assert.equal(faults.map(({ peer }) => peer), [peerIdOf(testKey('Cleo')).toString()])
})

test.run()
