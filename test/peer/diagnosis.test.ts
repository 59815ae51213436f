// What the doctor says of WebRTC, which is only the best effort.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { diagnose } from '../../src/peer/diagnosis.ts'
import type { AddressView, Finding, NetworkView } from '../../src/peer/views.ts'

const test = suite('doctor')
const TCP = '/ip4/11.0.0.1/tcp/7684'
const WEBRTC = '/ip4/11.0.0.1/udp/7684/webrtc-direct'

function findings (view: Partial<NetworkView>): ReadonlyMap<string, Finding> {
  const network: NetworkView = {
    peer: '', peers: [], addresses: [], silent: [], wanted: [], relays: [], faults: [], traffic: [],
    sent: 0, received: 0, ...view
  }
  const all = diagnose({ network, keepers: undefined, listens: true, noticed: [] })
  return new Map(all.map((one) => [one.code, one]))
}

function at (kind: AddressView['kind'], ...addresses: string[]): AddressView[] {
  return addresses.map((address) => ({ address, kind }))
}

test('says when WebRTC cannot listen, and that there are other ways', () => {
  const found = findings({ silent: [WEBRTC], addresses: at('listening', TCP) })
  assert.not.ok(found.get('webrtc')?.good)
  assert.match(found.get('webrtc')?.text ?? '', 'by WebSocket or through a relay')
  assert.ok(found.get('ports')?.good, 'it is said once')
})

test('says when WebRTC is not reached from outside where other addresses are', () => {
  const listening = at('listening', TCP, WEBRTC)
  assert.ok(findings({ addresses: listening }).get('webrtc')?.good, 'nobody has tried')
  const known = findings({ addresses: [...at('confirmed', TCP), ...listening] }).get('webrtc')
  assert.not.ok(known?.good)
  assert.match(known?.action ?? '', 'UDP 7684')
  const both = findings({ addresses: [...at('confirmed', TCP, WEBRTC), ...listening] })
  assert.ok(both.get('webrtc')?.good)
})

test('does not look for WebRTC where it is off', () => {
  const found = findings({ addresses: at('listening', TCP) }).get('webrtc')
  assert.ok(found?.good)
  assert.match(found?.text ?? '', 'WebRTC is off')
})

test.run()
