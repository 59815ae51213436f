// A network as its person sees it, full of names, ids and addresses, for tests of what is made of
// it.

import type { KeeperView, KeptView } from '../../src/conversation/views.ts'
import type { NetworkView } from '../../src/peer/views.ts'

export const NOW = Date.UTC(2026, 10, 1, 12)
const CLEO = '12D3KooWCz86v9wmY1J9CNG7XSyEfgYYwPVqbygkXBqymEwfhFUt'
const BEN = '12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp'
const ME = '12D3KooWHFrmLWTTDD4NodngtRMEVYgxrsDMp4F9iSwYntZ9WjHa'

/** Nothing of these may stand in a report. */
export const SECRETS = [CLEO, BEN, ME, 'Cleo', 'Ben', '11.2.3.4', '192.168.7.9', 'cleo.example',
  '7684', '2a11', 'mNsQ', 'contact-of-cleo', 'contact-of-ben']

export const network: NetworkView = {
  peer: ME,
  peers: [
    { peer: CLEO, name: 'Cleo', contact: 'contact-of-cleo',
      address: `/ip4/11.2.3.4/tcp/7684/p2p/${CLEO}`, route: 'direct', direction: 'outbound',
      protocols: ['/snug/mail/1.0.0'] },
    { peer: BEN, name: 'Ben', contact: 'contact-of-ben', route: 'relayed', direction: 'inbound',
      address: `/dns4/cleo.example/tcp/443/tls/ws/p2p/${CLEO}/p2p-circuit`, protocols: [] }
  ],
  addresses: [
    { address: `/ip4/192.168.7.9/tcp/7684/p2p/${ME}`, kind: 'listening' },
    { address: `/ip6/2a11::9/udp/7684/webrtc-direct/certhash/mNsQ/p2p/${ME}`, kind: 'confirmed' }
  ],
  silent: [],
  wanted: [
    { peer: CLEO, name: "Cleo's house", connected: true },
    { peer: BEN, name: 'Ben', connected: false, nextTryMs: 65_000,
      fault: `Something failed: dial to /ip4/192.168.7.9/tcp/7684/p2p/${BEN} of Ben@11.2.3.4` }
  ],
  relays: [{ peer: CLEO, name: 'Cleo', contact: 'contact-of-cleo', connected: true,
    until: NOW + 2 * 3_600_000 }],
  faults: [{ peer: BEN, name: 'Ben', at: NOW - 120_000, code: 'unreachable',
    fault: 'The device does not answer at any address that is known.' }],
  directory: 4,
  traffic: [{ protocol: '/snug/mail/1.0.0', sent: 10, received: 20 },
    { protocol: '/snug/direct/1.0.0', sent: 1, received: 2 }],
  sent: 11,
  received: 22
}

export const keepers: KeeperView[] = [
  { host: "Cleo's house", contact: 'contact-of-cleo', peer: 'mNsQ', state: 'keeping',
    reserved: 9_000, until: NOW + 30 * 24 * 3_600_000,
    brought: { envelopes: 3, bytes: 6_144, at: NOW } },
  { host: 'house mNsQ', peer: 'mNsQ', state: 'refused',
    fault: { code: 'quota', message: 'The host of Cleo has no room.' } }
]

export const kept: KeptView[] = [
  { owner: 'Ben', contact: 'contact-of-ben', boxes: 1, envelopes: 2, bytes: 4_096,
    until: NOW + 3_600_000 }
]
