// The addresses that people open in a browser, from what the node listens on and announces.

import type { Address } from '../../src/base/channel.ts'

const WEB_SOCKET = /^\/(ip4|ip6)\/([^/]+)\/tcp\/(\d+)\/ws$/

/**
 * This machine's own address where there is one: browsers trust it as they trust https. Undefined
 * where there is no listener for WebSockets.
 */
export function webAddress (listening: readonly Address[]): string | undefined {
  const all = listening.map((address) => WEB_SOCKET.exec(address)).filter((match) => match !== null)
  const [first] = all.toSorted((a, b) => rank(a[2]) - rank(b[2]))
  if (first === undefined) return undefined
  const [, family, host, port] = first
  return `http://${family === 'ip6' ? `[${host}]` : host}:${port}/`
}

const SEALED = /^\/dns[46]?\/([^/]+)\/tcp\/(\d+)\/(tls(\/sni\/[^/]+)?\/ws|wss)$/

/** Those from elsewhere: a name that is announced with TLS. */
export function announcedWeb (announced: readonly Address[]): string[] {
  const addresses = announced.map((address) => SEALED.exec(address)).filter((one) => one !== null)
    .map(([, host, port]) => `https://${host}${port === '443' ? '' : `:${port}`}/`)
  return [...new Set(addresses)]
}

function rank (host: string | undefined): number {
  return host === '127.0.0.1' ? 0 : host === '::1' ? 1 : 2
}
