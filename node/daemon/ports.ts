// Looks before the network starts whether its ports are free: a port that another program has is
// said by its number, with the option that takes another one. An address family that the machine
// does not have is no fault.

import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'
import { codeOf } from '../storage-files.ts'
import type { Fault } from '../../src/base/errors.ts'

interface Place { readonly host: string, readonly kind: 'tcp' | 'udp', readonly port: number }

/** The fault of the first of these addresses that cannot be listened on, or undefined. */
export async function takenPort (listen: readonly string[]): Promise<Fault | undefined> {
  for (const address of listen) {
    const place = placeOf(address)
    if (place === undefined || place.port === 0) continue
    const code = await tryToListen(place)
    if (code === 'EADDRINUSE') return portTaken(place, address)
    if (code === 'EACCES') return portDenied(place, address)
  }
  return undefined
}

function portTaken ({ kind, port }: Place, address: string): Fault {
  return {
    code: 'port-taken',
    message: `Another program uses ${kind.toUpperCase()} port ${port}, or Snug runs already.`,
    action: `Stop it, or use another port: snug start --listen ${elsewhere(address)}`
  }
}

function portDenied ({ kind, port }: Place, address: string): Fault {
  return {
    code: 'port-denied',
    message: `This user may not listen on ${kind.toUpperCase()} port ${port}.`,
    action: `Use another port: snug start --listen ${elsewhere(address)}`
  }
}

function placeOf (address: string): Place | undefined {
  const match = /^\/ip[46]\/([^/]+)\/(tcp|udp)\/(\d+)/.exec(address)
  if (match === null) return undefined
  const [, host = '', kind, port] = match
  return { host, kind: kind === 'udp' ? 'udp' : 'tcp', port: Number(port) }
}

/** The code of the error, or undefined where it works. */
function tryToListen ({ host, kind, port }: Place): Promise<string | undefined> {
  return new Promise((resolve) => {
    const isV6 = host.includes(':')
    const ended = (error: unknown): void => { resolve(codeOf(error)) }
    if (kind === 'tcp') {
      const server = createServer().once('error', ended)
      server.listen({ host, port, ipv6Only: isV6 }, () => {
        server.close(() => {
          resolve(undefined)
        })
      })
    } else {
      const socket = createSocket({ type: isV6 ? 'udp6' : 'udp4', ipv6Only: isV6 }).once('error',
        ended)
      socket.bind(port, host, () => {
        socket.close(() => {
          resolve(undefined)
        })
      })
    }
  })
}

function elsewhere (address: string): string {
  return address.replace(/\/(tcp|udp)\/(\d+)/, (_, kind: string, port: string) => {
    const other = Number(port) + 1_000
    return `/${kind}/${other > 65_535 ? 0 : Math.max(other, 1_024)}`
  })
}
