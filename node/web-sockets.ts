// The WebSocket transport with bounds that its listener lacks. Before anything is proven, a frame
// that breaks the rules would end the process, one frame may be of a hundred megabytes, a request
// may take forever, and a connection that was refused stays open.

import { webSockets } from '@libp2p/websockets'
import type { Transport } from '@libp2p/interface'
import type { WebSocketsComponents } from '@libp2p/websockets'
import type { Socket } from 'node:net'

export interface WebSocketBounds {
  /** Milliseconds from the first byte of a connection to the end of its request. */
  readonly requestMs: number
  /** Connections of one listener whose request is not whole; the oldest goes first. */
  readonly pending: number
  /** Bytes of one message: a few of Noise's at most. */
  readonly message: number
  /** Milliseconds that the other side has to agree to a close. */
  readonly closeMs: number
}

const WEB_SOCKET_BOUNDS: WebSocketBounds = {
  requestMs: 15_000, pending: 128, message: 1_048_576, closeMs: 3_000
}

/** What the listener of the library has that is bounded here; its own types hide it. */
interface Listener {
  readonly wsServer: { readonly options: { maxPayload: number } }
  onSocketConnection (socket: Socket): Promise<void>
  onUpgrade (request: unknown, socket: Socket, head: unknown): void
  onWsServerConnection (socket: ServerSocket, request: unknown): void
}

/** A WebSocket of the package ws. */
interface ServerSocket {
  on (event: 'error', listener: () => void): void
  close (code?: number, reason?: string): void
  terminate (): void
}

/** A status that says that there was none, which the library gives and ws refuses to send. */
const ABNORMAL = 1_006

export function boundedWebSockets (
  bounds: WebSocketBounds = WEB_SOCKET_BOUNDS
): (components: WebSocketsComponents) => Transport {
  return (components) => {
    const transport = webSockets()(components)
    const createListener = transport.createListener.bind(transport)
    transport.createListener = (options) => {
      const listener = createListener(options)
      if (!isKnown(listener)) throw new TypeError('WebSockets listen in another way')
      bound(listener, bounds)
      return listener
    }
    return transport
  }
}

function isKnown (listener: object): listener is Listener {
  const methods = ['onSocketConnection', 'onUpgrade', 'onWsServerConnection']
  const options: unknown = Reflect.get(Object(Reflect.get(listener, 'wsServer')), 'options')
  return methods.every((name) => typeof Reflect.get(listener, name) === 'function') &&
    typeof Reflect.get(Object(options), 'maxPayload') === 'number'
}

function bound (listener: Listener, bounds: WebSocketBounds): void {
  listener.wsServer.options.maxPayload = bounds.message
  const connect = listener.onSocketConnection.bind(listener)
  const upgrade = listener.onUpgrade.bind(listener)
  const open = listener.onWsServerConnection.bind(listener)
  const pending = new Map<Socket, NodeJS.Timeout>()
  const done = (socket: Socket): void => {
    clearTimeout(pending.get(socket))
    pending.delete(socket)
  }
  listener.onSocketConnection = async (socket) => {
    const timer = setTimeout(() => { socket.destroy() }, bounds.requestMs)
    timer.unref()
    pending.set(socket, timer)
    socket.once('close', () => { done(socket) })
    const [oldest] = pending.keys()
    if (pending.size > bounds.pending) oldest?.destroy()
    await connect(socket)
  }
  listener.onUpgrade = (request, socket, head) => {
    done(socket)
    upgrade(request, socket, head)
  }
  listener.onWsServerConnection = (socket, request) => {
    // Without a listener, Node ends the process.
    socket.on('error', () => { socket.terminate() })
    const close = socket.close.bind(socket)
    socket.close = (code, reason) => {
      if (code === ABNORMAL) {
        socket.terminate()
        return
      }
      close(code, reason)
      setTimeout(() => { socket.terminate() }, bounds.closeMs).unref()
    }
    open(socket, request)
  }
}
