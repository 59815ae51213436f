// What the line says of the network, and when it looks.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { lineOf, nearest, NetworkState } from '../../../browser/model/network.ts'
import type { NetworkNow } from '../../../browser/model/network.ts'
import type { Peer } from '../../../src/peer/compose.ts'
import type { PeerView } from '../../../src/peer/views.ts'

const test = suite('network of the page')

const friend = { contact: 'ben', route: 'direct' } as PeerView
const far = { contact: 'ben', route: 'relayed' } as PeerView
const house = { route: 'direct' } as PeerView

function now (peers: readonly PeerView[], keepers = 1, contacts = 1): NetworkNow {
  const kept = Array.from({ length: keepers })
  return { network: { peers }, keepers: kept, contacts } as unknown as NetworkNow
}

test('the line names the best way there is, and no better one', () => {
  assert.is(lineOf(now([house, far, friend])), 'direct')
  assert.is(lineOf(now([house, far])), 'relayed')
  assert.is(lineOf(now([house])), 'houses')
  assert.is(lineOf(now([])), 'offline')
  assert.is(lineOf(now([], 0, 0)), 'alone')
  assert.is(lineOf(now([house], 0, 0)), 'alone')
})

test('whoever is connected several times stands there once, by the best way', () => {
  const peers = [{ ...far, peer: 'a' }, { ...house, peer: 'h' }, { ...friend, peer: 'a' },
    { ...friend, peer: 'a' }, { ...far, peer: 'a' }, { ...far, peer: 'c' }]
  assert.equal(nearest(peers).map(({ peer, route }) => `${peer} ${route}`),
    ['a direct', 'h direct', 'c relayed'])
})

test('a page that nobody sees is not looked after', () => {
  const listeners = new Set<() => void>()
  const document = {
    visibilityState: 'hidden',
    addEventListener: (_: string, listener: () => void) => { listeners.add(listener) },
    removeEventListener: (_: string, listener: () => void) => { listeners.delete(listener) }
  }
  let looks = 0
  const peer = {
    desk: { view: () => { looks++; return { peers: [] } } },
    messenger: { keepers: () => [], contacts: () => [], on: () => () => {} }
  } as unknown as Peer
  const state = new NetworkState(peer)
  const end = state.watch(document)
  assert.is(looks, 0)
  document.visibilityState = 'visible'
  for (const listener of listeners) listener()
  assert.is(looks, 1)
  assert.is(state.line.value, 'alone')
  end()
  assert.is(listeners.size, 0)
})

test.run()
