// WebRTC Direct with a bound on connections that are not there yet. Its listener makes a peer
// connection, a native object with threads' work behind it, for every STUN request with a new name,
// before anything is proven: a spoofed flood would take the machine. Who comes above the bound is
// not answered.
//
// Its socket for new requests is never taken away while the process lives: the native library frees
// what its own thread may be about to call, and a request that arrives in that moment ended the
// daemon. Who comes after the end of the listener is not answered; the process's end closes the
// socket. Where a node takes the place of another one, with another peer key, its listener goes on
// with the socket of that port.

import { webRTCDirect } from '@libp2p/webrtc'
import { cleanup } from 'node-datachannel'
import type { Transport } from '@libp2p/interface'
import type { WebRTCDirectTransportComponents } from '@libp2p/webrtc'

const PENDING_MAX = 16
const INCOMING = 'incomingConnection'
const SOCKET = 'stunServer'
const START = 'startUDPMuxServer'

/** A socket for new requests, and the listener for which it was opened. */
interface Kept {
  readonly socket: object
  readonly port: number
  readonly first: object
  readonly end: () => Promise<void>
}

/** Those of listeners that ended, too. */
const kept: Kept[] = []

type Incoming = (...args: unknown[]) => Promise<void>

export function boundedWebRTCDirect (): (components: WebRTCDirectTransportComponents) => Transport {
  return (components) => {
    const transport = webRTCDirect({ rtcConfiguration: { iceServers: [] } })(components)
    const createListener = transport.createListener.bind(transport)
    transport.createListener = (options) => {
      const listener = takesOver(bounded(createListener(options)))
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
  const address: unknown = Reflect.get(socket, 'address')
  if (typeof close !== 'function' || typeof address !== 'function') return
  if (kept.some((each) => each.socket === socket)) return
  const { port } = address.call(socket) as { readonly port: number }
  kept.push({ socket, port, first: listener, end: close.bind(socket) as () => Promise<void> })
  Reflect.set(socket, 'close', async () => {})
}

/** What the library keeps of a socket for new requests. */
interface MuxServer {
  readonly peerId: unknown
  readonly owner: object
  readonly port: number
  isIPv4: boolean
  isIPv6: boolean
  readonly server: Promise<object>
}

interface Starting {
  readonly components: {
    readonly peerId: unknown
    readonly upgrader: {
      createInboundAbortSignal (signal: AbortSignal): AbortSignal & { clear (): void }
    }
  }
  readonly shutdownController: AbortController
}

/** Takes over the socket of a listener that has ended, where there is one of the same port. */
function takesOver <Listener extends object> (listener: Listener): Listener {
  const start: unknown = Reflect.get(listener, START)
  const { components, shutdownController } = listener as Listener & Partial<Starting>
  if (typeof start !== 'function' || components === undefined || shutdownController === undefined) {
    throw new TypeError('WebRTC Direct starts its socket in another way')
  }
  Reflect.set(listener, START, (host: string, port: number, family: 4 | 6): MuxServer => {
    const known = kept.find((each) => each.port === port)
    if (known === undefined) return start.call(listener, host, port, family) as MuxServer
    const accept = Reflect.get(listener, INCOMING) as Incoming
    // The library's callback finds the method of the first listener at each request.
    Reflect.set(known.first, INCOMING, async (name: string, from: string, fromPort: number) => {
      const { signal } = shutdownController
      if (signal.aborted) return
      const limit = components.upgrader.createInboundAbortSignal(signal)
      try {
        await accept(name, from, fromPort, limit)
      } finally {
        limit.clear()
      }
    })
    return { peerId: components.peerId, owner: listener, port, isIPv4: family === 4,
      isIPv6: family === 6, server: Promise.resolve(known.socket) }
  })
  return listener
}

/**
 * Frees what WebRTC's native threads hold: when the last node of the process has stopped, and
 * nobody sends to it any more. Without it the process stays alive.
 * @internal
 */
export async function releaseWebRTC (): Promise<void> {
  for (const { end } of kept.splice(0)) await end()
  cleanup()
}
