// The WebSocket transport with bounds that its listener lacks. Before anything is proven, a frame
// that breaks the rules would end the process, one frame may be of a hundred megabytes, a request
// may take forever, and a connection that was refused stays open. Those that are
// dialled are opened here too (web-socket-dial.ts). Plain requests at the same port go to the web
// server of the house where there is one (web/web-server.ts), and with a certificate the port
// speaks TLS as well. Behind a trusted reverse proxy, who comes is whom the proxy names.

import { webSockets } from '@libp2p/websockets'
import { HttpConnections } from './http-connections.ts'
import { PROBE_PAGE_MS } from './tcp-probes.ts'
import { WEB_SOCKET_BOUNDS } from './web-socket-bounds.ts'
import { Proxies } from './web/proxies.ts'
import { closeInTime, openWebSocket } from './web-socket-dial.ts'
import type { Transport } from '@libp2p/interface'
import type { WebSocketsComponents } from '@libp2p/websockets'
import type { Multiaddr } from '@multiformats/multiaddr'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Server } from 'node:https'
import type { Socket } from 'node:net'
import type { TlsFiles, TlsPair } from './web/tls-files.ts'
import type { WebSocketBounds } from './web-socket-bounds.ts'
import type { WebSocket } from './web-socket-dial.ts'

/** What the listener of the library has that is bounded here; its own types hide it. */
interface Listener {
  readonly wsServer: { readonly options: { maxPayload: number } }
  onSocketConnection (socket: Socket): Promise<void>
  httpRequestHandler (request: IncomingMessage, response: ServerResponse): void
  onUpgrade (request: unknown, socket: Socket, head: unknown): void
  onWsServerConnection (socket: ServerSocket, request: IncomingMessage | Origin): void
  /** Starts the HTTPS server beside the HTTP server. */
  onCertificateProvision (event: { readonly detail: TlsPair }): void
  readonly https?: Server
  listen (address: Multiaddr): Promise<void>
  close (): Promise<void>
  getAddrs (): Multiaddr[]
}

/** What the library reads of the request behind a WebSocket. */
interface Origin { readonly socket: Pick<Socket, 'remoteAddress' | 'remotePort'> }

/** A WebSocket of the package ws. */
interface ServerSocket {
  on (event: 'error', listener: () => void): void
  close (code?: number, reason?: string): void
  terminate (): void
}

type Dial = Parameters<Transport['dial']>[1]

/** The method of the library's transport that opens a WebSocket. */
const CONNECT = '_connect'

/** Answers a request that asks for no WebSocket. */
export type HttpHandler = (request: IncomingMessage, response: ServerResponse) => void

/** What else there is at the port of the WebSockets. */
export interface WebSide {
  readonly web?: HttpHandler
  readonly proxies?: Proxies
  readonly tls?: TlsFiles
}

export function boundedWebSockets (
  side: WebSide = {}, bounds: WebSocketBounds = WEB_SOCKET_BOUNDS
): (components: WebSocketsComponents) => Transport {
  return (components) => {
    const transport = webSockets()(components)
    boundDials(transport, bounds)
    const createListener = transport.createListener.bind(transport)
    transport.createListener = (options) => {
      const listener = createListener(options)
      if (!isKnown(listener)) throw new TypeError('WebSockets listen in another way')
      bound(listener, bounds, side)
      if (side.tls !== undefined) sealed(listener, side.tls)
      return listener
    }
    return transport
  }
}

/** Opens WebSockets with bounds; one whose dial is given up is gone at once, however far it got. */
function boundDials (transport: Transport, bounds: WebSocketBounds): void {
  if (typeof Reflect.get(transport, CONNECT) !== 'function') {
    throw new TypeError('WebSockets are opened in another way')
  }
  const opened = new WeakMap<Dial, WebSocket>()
  Reflect.set(transport, CONNECT, async (address: Multiaddr, options: Dial) => {
    const socket = await openWebSocket(address, options.signal, bounds)
    opened.set(options, socket)
    return socket
  })
  const dial = transport.dial.bind(transport)
  transport.dial = async (address, options) => {
    const giveUp = (): void => { opened.get(options)?.terminate() }
    options.signal.addEventListener('abort', giveUp)
    try {
      return await dial(address, options)
    } finally {
      options.signal.removeEventListener('abort', giveUp)
    }
  }
}

function isKnown (listener: object): listener is Listener {
  const methods = ['httpRequestHandler', 'onCertificateProvision', 'onSocketConnection',
    'onUpgrade', 'onWsServerConnection', 'listen', 'close', 'getAddrs']
  const options: unknown = Reflect.get(Object(Reflect.get(listener, 'wsServer')), 'options')
  return methods.every((name) => typeof Reflect.get(listener, name) === 'function') &&
    typeof Reflect.get(Object(options), 'maxPayload') === 'number'
}

function bound (
  listener: Listener, bounds: WebSocketBounds, { proxies = new Proxies(), web }: WebSide
): void {
  listener.wsServer.options.maxPayload = bounds.message
  const connect = listener.onSocketConnection.bind(listener)
  const upgrade = listener.onUpgrade.bind(listener)
  const open = listener.onWsServerConnection.bind(listener)
  const answer = web ?? listener.httpRequestHandler.bind(listener)
  const connections = new HttpConnections(bounds)
  listener.onSocketConnection = async (socket) => {
    socket.setKeepAlive(true, PROBE_PAGE_MS)
    connections.begin(socket)
    await connect(socket)
  }
  listener.httpRequestHandler = (request, response) => {
    response.once('close', connections.serve(request.socket).answered)
    answer(request, response)
  }
  listener.onUpgrade = (request, socket, head) => {
    connections.upgrade(socket)
    upgrade(request, socket, head)
  }
  listener.onWsServerConnection = (socket: ServerSocket, request: IncomingMessage) => {
    // Without a listener, Node ends the process.
    socket.on('error', () => { socket.terminate() })
    closeInTime(socket, bounds.closeMs)
    const { ip, port } = proxies.clientOf(request)
    open(socket, { socket: { remoteAddress: ip, remotePort: port } })
  }
}

/**
 * The same port speaks TLS too. Its addresses by number are told to nobody: a certificate is for a
 * name, which is announced.
 */
function sealed (listener: Listener, tls: TlsFiles): void {
  const listen = listener.listen.bind(listener)
  const close = listener.close.bind(listener)
  const addresses = listener.getAddrs.bind(listener)
  const unwatch = tls.watch((pair) => { listener.https?.setSecureContext(pair) })
  listener.listen = async (address) => {
    await listen(address)
    listener.onCertificateProvision({ detail: tls.pair })
  }
  listener.close = async () => {
    unwatch()
    await close()
  }
  listener.getAddrs = () => addresses().filter((address) =>
    !address.getComponents().some(({ name }) => name === 'tls'))
}
