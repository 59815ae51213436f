// WebRTC Direct with a bound on connections that are not there yet. Its listener makes a peer
// connection, a native object with threads' work behind it, for every STUN request with a new name,
// before anything is proven: a spoofed flood would take the machine. Who comes above the bound is
// not answered.
//
// Its socket for new requests is never taken away while the process lives: the native library frees
// what its own thread may be about to call, and a request that arrives in that moment ended the
// daemon. Who comes after the end of the listener is not answered; the process's end closes the
// socket.

import { webRTCDirect } from '@libp2p/webrtc'
import { cleanup } from 'node-datachannel'
import type { Transport } from '@libp2p/interface'
import type { WebRTCDirectTransportComponents } from '@libp2p/webrtc'

const PENDING_MAX = 16
const INCOMING = 'incomingConnection'
const SOCKET = 'stunServer'

/** The sockets of listeners, those that ended too, each with what takes it away. */
const kept = new Map<object, () => Promise<void>>()

type Incoming = (...args: unknown[]) => Promise<void>

export function boundedWebRTCDirect (): (components: WebRTCDirectTransportComponents) => Transport {
  return (components) => {
    const transport = webRTCDirect({ rtcConfiguration: { iceServers: [] } })(components)
    const createListener = transport.createListener.bind(transport)
    transport.createListener = (options) => {
      const listener = bounded(createListener(options))
      const listen = listener.listen.bind(listener)
      listener.listen = async (address) => {
        await listen(address)
        keepSocket(listener)
      }
      return listener
    }
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

function keepSocket (listener: object): void {
  const socket: unknown = Reflect.get(listener, SOCKET)
  if (typeof socket !== 'object' || socket === null) {
    throw new TypeError('WebRTC Direct holds its socket in another way')
  }
  const close: unknown = Reflect.get(socket, 'close')
  if (typeof close !== 'function' || kept.has(socket)) return
  kept.set(socket, close.bind(socket) as () => Promise<void>)
  Reflect.set(socket, 'close', async () => {})
}

/**
 * Frees what WebRTC's native threads hold: when the last node of the process has stopped, and
 * nobody sends to it any more. Without it the process stays alive.
 * @internal
 */
export async function releaseWebRTC (): Promise<void> {
  for (const close of kept.values()) await close()
  kept.clear()
  cleanup()
}
