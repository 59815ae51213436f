// Ends TCP connections that were opened and then say nothing. libp2p's WebSocket listener waits for
// a first byte without an end, so that a few thousand silent connections would use up what this
// process may open. Node tells of every socket that a server accepts, whoever made the server.

import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'

const ACCEPTED = 'net.server.socket'

export interface SocketGuardLimits {
  /** Milliseconds in which the first byte must come. */
  readonly firstByteMs: number
}

const SOCKET_GUARD_LIMITS: SocketGuardLimits = { firstByteMs: 10_000 }

/** Guards TCP servers at `ports` from now on; returns what ends that. */
export function guardSockets (
  ports: () => ReadonlySet<number>, limits: SocketGuardLimits = SOCKET_GUARD_LIMITS
): () => void {
  const onSocket = (message: unknown): void => {
    const { socket } = message as { readonly socket: Socket }
    if (socket.localPort === undefined || !ports().has(socket.localPort)) return
    const timer = setTimeout(() => {
      if (socket.bytesRead === 0) socket.destroy()
    }, limits.firstByteMs)
    timer.unref()
    socket.once('close', () => { clearTimeout(timer) })
  }
  subscribe(ACCEPTED, onSocket)
  return () => { unsubscribe(ACCEPTED, onSocket) }
}
