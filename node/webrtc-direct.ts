// WebRTC Direct with a bound on connections that are not there yet. Its listener makes a peer
// connection, a native object with threads' work behind it, for every STUN request with a new name,
// before anything is proven: a spoofed flood would take the machine. Who comes above the bound is
// not answered.

import { webRTCDirect } from '@libp2p/webrtc'
import { cleanup } from 'node-datachannel'
import type { Transport } from '@libp2p/interface'
import type { WebRTCDirectTransportComponents } from '@libp2p/webrtc'

const PENDING_MAX = 16
const INCOMING = 'incomingConnection'

type Incoming = (...args: unknown[]) => Promise<void>

export function boundedWebRTCDirect (): (components: WebRTCDirectTransportComponents) => Transport {
  return (components) => {
    const transport = webRTCDirect({ rtcConfiguration: { iceServers: [] } })(components)
    const createListener = transport.createListener.bind(transport)
    transport.createListener = (options) => bounded(createListener(options))
    return transport
  }
}

function bounded<Listener extends object> (listener: Listener): Listener {
  const incoming: unknown = Reflect.get(listener, INCOMING)
  if (typeof incoming !== 'function') throw new TypeError('WebRTC Direct listens in another way')
  const accept = incoming.bind(listener) as Incoming
  let pending = 0
  const acceptBounded: Incoming = async (...args) => {
    if (pending >= PENDING_MAX) throw new Error('too many connections are being made')
    pending++
    try {
      await accept(...args)
    } finally {
      pending--
    }
  }
  Reflect.set(listener, INCOMING, acceptBounded)
  return listener
}

/**
 * Frees what WebRTC's native threads hold: when the last node of the process has stopped. Without
 * it the process may stay alive after a connection that was being made when its node stopped.
 * @internal
 */
export function releaseWebRTC (): void {
  cleanup()
}
