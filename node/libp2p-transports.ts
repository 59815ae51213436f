// How bytes go in and out: TCP, WebSocket, circuits through friends, WebRTC. How we look from
// outside is asked of the relays that keep a place for us, and of no other STUN server.

import { circuitRelayTransport } from '@libp2p/circuit-relay-v2'
import { tcp } from '@libp2p/tcp'
import { webRTC } from '@libp2p/webrtc'
import { guarded } from '../src/network/guarded-registrar.ts'
import { nativeThreadsStarted } from './native-threads.ts'
import { PROBE_ACCEPTED_MS, PROBE_DIALLED_MS } from './tcp-probes.ts'
import { boundedWebRTCDirect } from './webrtc-direct.ts'
import { boundedWebSockets } from './web-sockets.ts'
import type { Admission } from '../src/network/guarded-registrar.ts'
import type { WebSide } from './web-sockets.ts'
import type { Libp2pOptions } from 'libp2p'

type Transports = NonNullable<Libp2pOptions['transports']>

export interface TransportRules {
  /** Peers that may learn our addresses. */
  readonly direct: Admission
  /** Relays that keep a place for us. */
  readonly relay: Admission
  readonly webrtc: boolean
  /** STUN servers of friends, as WebRTC wants them named. */
  readonly stunServers: () => readonly string[]
  /** What else there is where WebSockets are listened for. */
  readonly webSide: WebSide | undefined
}

export function transports (rules: TransportRules): Transports {
  const probe = { keepAlive: true, noDelay: true }
  const always: Transports = [
    tcp({
      inboundSocketInactivityTimeout: 0,
      outboundSocketInactivityTimeout: 0,
      dialOpts: { ...probe, keepAliveInitialDelay: PROBE_DIALLED_MS },
      listenOpts: { ...probe, keepAliveInitialDelay: PROBE_ACCEPTED_MS }
    }),
    boundedWebSockets(rules.webSide),
    (components) => circuitRelayTransport()(guarded(components, rules.relay))
  ]
  if (!rules.webrtc) return always
  nativeThreadsStarted()
  return [
    ...always,
    (components) => webRTC({
      rtcConfiguration: () => ({ iceServers: rules.stunServers().map((urls) => ({ urls })) })
    })(guarded(components, rules.direct)),
    boundedWebRTCDirect()
  ]
}
