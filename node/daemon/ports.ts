// Why nothing listens on an address: a port that another program has is said by its number, with the
// option that takes another one. An address family that the machine does not have is no fault.

import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'
import { codeOf } from '../storage-files.ts'
import type { Fault } from '../../src/base/errors.ts'

interface Place { readonly host: string, readonly kind: 'tcp' | 'udp', readonly port: number }

/** The fault of the first of these addresses whose port is taken. */
export async function takenPort (silent: readonly string[]): Promise<Fault | undefined> {
  for (const address of silent) {
    const place = placeOf(address)
    if (place === undefined || await tryToListen(place) !== 'EADDRINUSE') continue
    return {
      code: 'port-taken',
      message: `Another program uses ${place.kind.toUpperCase()} port ${place.port}, or Snug runs already.`,
      action: `Stop it, or use other ports: snug start --listen ${elsewhere(address)}`
    }
  }
  return undefined
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
      server.listen({ host, port, ipv6Only: isV6 }, () => { server.close(() => { resolve(undefined) }) })
    } else {
      const socket = createSocket({ type: isV6 ? 'udp6' : 'udp4', ipv6Only: isV6 }).once('error', ended)
      socket.bind(port, host, () => { socket.close(() => { resolve(undefined) }) })
    }
  })
}

function elsewhere (address: string): string {
  return address.replace(/\/(tcp|udp)\/(\d+)/, (_, kind: string, port: string) => {
    const other = Number(port) + 1_000
    return `/${kind}/${other > 65_535 ? 0 : other}`
  })
}
