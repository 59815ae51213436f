// WebSockets that this node opens, with the bounds of those that it accepts (web-sockets.ts). The
// library opens those of the platform: they take messages of any length, unpack compressed ones,
// and stay open, or being opened, after a dial was given up.

import { createRequire } from 'node:module'
import { PROBE_DIALLED_MS } from './tcp-probes.ts'
import { WEB_SOCKET_BOUNDS } from './web-socket-bounds.ts'
import type { IncomingMessage } from 'node:http'
import type { Multiaddr } from '@multiformats/multiaddr'
import type { WebSocketBounds } from './web-socket-bounds.ts'

/** What is used of a WebSocket of the package ws, which brings no types. */
export interface WebSocket {
  binaryType: string
  on (event: 'open' | 'close', listener: () => void): void
  on (event: 'error', listener: (error: Error) => void): void
  on (event: 'upgrade', listener: (response: IncomingMessage) => void): void
  close (code?: number, reason?: string): void
  terminate (): void
}

interface Options {
  readonly maxPayload: number
  readonly handshakeTimeout: number
  readonly perMessageDeflate: boolean
}

const require = createRequire(import.meta.url)
const { WebSocket: Socket } = require('ws') as {
  WebSocket: new (url: string, options: Options) => WebSocket
}

/** Opens a WebSocket; rejects when that fails, takes too long, or `signal` aborts. */
export function openWebSocket (
  address: Multiaddr, signal?: AbortSignal, bounds: WebSocketBounds = WEB_SOCKET_BOUNDS
): Promise<WebSocket> {
  if (signal?.aborted === true) return Promise.reject(new Error('the dial was given up'))
  const socket = new Socket(urlOf(address), {
    maxPayload: bounds.message, handshakeTimeout: bounds.requestMs, perMessageDeflate: false
  })
  socket.binaryType = 'arraybuffer'
  closeInTime(socket, bounds.closeMs)
  return new Promise((resolve, reject) => {
    const giveUp = (): void => { socket.terminate() }
    signal?.addEventListener('abort', giveUp)
    const settled = (): void => { signal?.removeEventListener('abort', giveUp) }
    socket.on('error', (error) => {
      settled()
      socket.terminate()
      reject(error)
    })
    socket.on('close', () => {
      settled()
      reject(new Error('the WebSocket was closed'))
    })
    socket.on('upgrade', (response) => { response.socket.setKeepAlive(true, PROBE_DIALLED_MS) })
    socket.on('open', () => {
      settled()
      resolve(socket)
    })
  })
}

/** A status that says that there was none, which libp2p gives and ws refuses to send. */
const ABNORMAL = 1_006

/** No close waits for the other side for ever. */
export function closeInTime (
  socket: Pick<WebSocket, 'close' | 'terminate'>, closeMs: number
): void {
  const close = socket.close.bind(socket)
  socket.close = (code, reason) => {
    if (code === ABNORMAL) {
      socket.terminate()
      return
    }
    close(code, reason)
    setTimeout(() => { socket.terminate() }, closeMs).unref()
  }
}

/** To the name in /sni where there is one, whatever stands in front. */
function urlOf (address: Multiaddr): string {
  const parts = address.getComponents()
  const valueOf = (name: string): string | undefined =>
    parts.find((part) => part.name === name)?.value
  const [first] = parts
  const host = valueOf('sni') ?? (first?.name === 'ip6' ? `[${first.value}]` : first?.value)
  const isSealed = parts.some(({ name }) => name === 'tls' || name === 'wss')
  return `${isSealed ? 'wss' : 'ws'}://${host}:${valueOf('tcp')}`
}
