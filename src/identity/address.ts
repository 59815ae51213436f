// Multiaddrs in the two forms that Snug has: text in values, binary on the wire, neither with a
// final /p2p part (PROTOCOL.md §4). Only addresses of the internet are any: a stranger's invite
// must not make a node open a Unix socket or ask a name server for lists of peers.

import { multiaddr } from '@multiformats/multiaddr'
import { equalBytes } from '../base/bytes.ts'
import type { Multiaddr } from '@multiformats/multiaddr'
import type { Address } from '../base/channel.ts'

export const ADDRESS_MAX = 255 // bytes: stands behind a length of one byte

const ORIGINS: ReadonlySet<string> = new Set(['ip4', 'ip6', 'dns', 'dns4', 'dns6'])
const TRANSPORTS: ReadonlySet<string> = new Set(['tcp', 'udp'])
const TEXT_MAX = 1_024 // characters
const PRINTABLE = /^[\x21-\x7e]+$/ // names come from strangers and end on terminals
const P2P = '/p2p/'
// Name services of the system read a name that ends in a number as an IPv4 address.
const NUMBER = /(^|\.)(\d+|0x[\da-f]*)\.?$/i

/**
 * The address of a text in canonical form, its final /p2p part left out; undefined where it is none
 * to dial.
 */
export function asAddress (text: string): Address | undefined {
  if (text.length > TEXT_MAX) return undefined
  try {
    const parsed = multiaddr(withoutPeer(text))
    return decodeAddress(parsed.bytes)
  } catch {
    return undefined
  }
}

/** Binary form; throws on text that did not come from `asAddress` or `decodeAddress`. */
export function encodeAddress (address: Address): Uint8Array {
  return multiaddr(address).bytes
}

/**
 * Undefined for what is no canonical multiaddr, holds a protocol that is not known here, or is none
 * to dial.
 */
export function decodeAddress (bytes: Uint8Array): Address | undefined {
  if (bytes.length > ADDRESS_MAX) return undefined
  try {
    const parsed = multiaddr(bytes)
    const text = parsed.toString()
    // The library reads some cut or padded forms without complaint: they do not come back as the
    // same bytes.
    const canonical = PRINTABLE.test(text) && equalBytes(multiaddr(text).bytes, bytes)
    return canonical && isDialled(parsed) ? text as Address : undefined
  } catch {
    return undefined
  }
}

/** The names of the address's protocols in order, for example `['ip4', 'tcp', 'ws']`. */
export function addressProtocols (address: Address): string[] {
  return multiaddr(address).getComponents().map((component) => component.name)
}

function isDialled (parsed: Multiaddr): boolean {
  const [origin, transport, ...rest] = parsed.getComponents()
  return origin !== undefined && ORIGINS.has(origin.name) &&
    transport !== undefined && TRANSPORTS.has(transport.name) &&
    !(origin.name.startsWith('dns') && NUMBER.test(origin.value ?? '')) &&
    // A WebSocket goes to the name in /sni, whatever stands in front.
    rest.every(({ name, value }) => name !== 'sni' || value === origin.value) &&
    parsed.getComponents().at(-1)?.name !== 'p2p'
}

/** A /p2p part within an address names a relay and stays. */
function withoutPeer (text: string): string {
  const at = text.lastIndexOf(P2P)
  return at < 0 || text.includes('/', at + P2P.length) ? text : text.slice(0, at)
}
