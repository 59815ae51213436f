// Who is at the other end of a request: whoever connected, or, where that is a reverse proxy that
// is trusted, whom the proxy names. This machine is trusted, and what the configuration adds;
// whatever anybody else writes into these headers counts for nothing.

import { BlockList, isIP } from 'node:net'
import type { Host } from '../../src/network/host.ts'
import type { Notice } from '../app/notice.ts'
import type { IncomingMessage } from 'node:http'

export interface Client {
  /** Of whoever asks. */
  readonly ip: string
  /** Their TCP port; 0 where only a proxy knows it. */
  readonly port: number
  /** They speak TLS, with us or with the proxy. */
  readonly secure: boolean
  readonly proxied: boolean
}

const HOPS_MAX = 8

export class Proxies {
  readonly #trusted = new BlockList()
  #hidesClients = false

  /** `trusted`: addresses, and networks such as 10.0.0.0/8; what is none is passed over. */
  constructor (trusted: readonly string[] = []) {
    for (const text of ['127.0.0.0/8', '::1', ...trusted]) {
      const network = networkOf(text)
      if (network !== undefined) this.#trusted.addSubnet(...network)
    }
  }

  clientOf ({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): Client {
    const ip = plainIp(socket.remoteAddress ?? '')
    const direct = { ip, port: socket.remotePort ?? 0, secure: 'encrypted' in socket }
    const proto = lastOf(headers['x-forwarded-proto'])
    const named = lastOf(headers['x-forwarded-for'])
    if (!this.#trusts(ip) || (proto === undefined && named === undefined)) {
      return { ...direct, proxied: false }
    }
    if (named === undefined) this.#hidesClients = true
    const client = this.#whoCame(String(headers['x-forwarded-for'] ?? ''))
    return {
      ip: client ?? ip,
      port: client === undefined ? direct.port : 0,
      secure: direct.secure || proto === 'https',
      proxied: true
    }
  }

  /** What the owner should know of the proxy in front. */
  notices (): Notice[] {
    if (!this.#hidesClients) return []
    return [{
      code: 'proxy-hides-clients',
      text: 'The web server in front of this house does not say who comes: all count as one host.',
      action: 'Let it set X-Forwarded-For; the README has the lines for nginx.'
    }]
  }

  /** The last one on the way who is no trusted proxy. */
  #whoCame (forwarded: string): string | undefined {
    const hops = forwarded.split(',').slice(-HOPS_MAX).map((hop) => plainIp(hop.trim()))
    let client: string | undefined
    for (const hop of hops.toReversed()) {
      if (isIP(hop) === 0) break
      client = hop
      if (!this.#trusts(hop)) break
    }
    return client
  }

  #trusts (ip: string): boolean {
    const family = isIP(ip)
    return family !== 0 && this.#trusted.check(ip, family === 6 ? 'ipv6' : 'ipv4')
  }
}

/** As what a client counts where hosts are counted. */
export function hostOfClient ({ ip }: Pick<Client, 'ip'>): Host {
  return { family: isIP(ip) === 6 ? 'ip6' : 'ip4', ip }
}

type Network = [net: string, prefix: number, type: 'ipv4' | 'ipv6']

/** Undefined for what is neither an address nor a network. */
export function networkOf (text: string): Network | undefined {
  const [ip = '', length, ...more] = text.split('/')
  const family = isIP(ip)
  const bits = family === 6 ? 128 : 32
  if (family === 0 || more.length > 0) return undefined
  if (length !== undefined && !/^\d{1,3}$/.test(length)) return undefined
  const prefix = length === undefined ? bits : Number(length)
  return prefix > bits ? undefined : [ip, prefix, family === 6 ? 'ipv6' : 'ipv4']
}

/** Without zone, brackets, port, or the IPv6 form of an IPv4 address. */
function plainIp (text: string): string {
  const bare = /^\[([^\]]+)\](:\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
  return bare.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '')
}

/** Of a header that each proxy on the way may add to. */
function lastOf (value: string | string[] | undefined): string | undefined {
  const last = String(value ?? '').split(',').at(-1)?.trim().toLowerCase()
  return last === '' ? undefined : last
}
