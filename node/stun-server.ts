// Answers STUN binding requests over UDP, in both families. Answers are hardly longer than requests
// and their number is bounded, so that forged senders gain nothing from it.

import { createSocket } from 'node:dgram'
import { multiaddr } from '@multiformats/multiaddr'
import { answerStun } from '../src/network/stun.ts'
import { StunRates } from './stun-rates.ts'
import type { RemoteInfo, Socket } from 'node:dgram'

export interface StunServer {
  /** Families in which it answers. */
  readonly families: readonly string[]
  close (): void
}

/** A family in which the port cannot be had is left out. */
export async function startStunServer (port: number): Promise<StunServer> {
  const sockets = await Promise.all([bind('udp4', port), bind('udp6', port)])
  const open = sockets.filter((socket) => socket !== undefined)
  const rates = new StunRates(performance.now())
  for (const socket of open) {
    socket.on('message', (request: Buffer, from: RemoteInfo) => {
      const ip = ipBytes(from)
      const answer = answerStun(request, ip, from.port)
      if (answer === undefined || !rates.admit(ip, performance.now())) return
      socket.send(answer, from.port, from.address)
    })
    socket.on('error', () => {})
  }
  return {
    families: ['ip4', 'ip6'].filter((_, i) => sockets[i] !== undefined),
    close: () => { for (const socket of open) socket.close() }
  }
}

function bind (type: 'udp4' | 'udp6', port: number): Promise<Socket | undefined> {
  const socket = createSocket(type === 'udp6' ? { type, ipv6Only: true } : { type })
  return new Promise((resolve) => {
    socket.once('error', () => {
      socket.close()
      resolve(undefined)
    })
    socket.bind(port, () => {
      socket.removeAllListeners('error')
      resolve(socket)
    })
  })
}

function ipBytes ({ address, family }: RemoteInfo): Uint8Array {
  const [ip = ''] = address.split('%') // the zone of a link-local address
  return multiaddr(`/${family === 'IPv6' ? 'ip6' : 'ip4'}/${ip}`).bytes.subarray(1)
}
