// From where an address can be dialled, by its first component (IANA special-purpose address
// registries, RFC 6890). A public address may still be behind a firewall: only a dial-back shows
// that it answers (DESIGN §9).

import { multiaddr } from '@multiformats/multiaddr'
import type { Address } from '../base/channel.ts'

/** The internet; the same network; the same machine; nowhere (unspecified, multicast). */
export type AddressScope = 'public' | 'local' | 'machine' | 'nowhere'

/** First octets, prefix length, scope; what is in none of these ranges is public. */
type Range = readonly [octets: readonly number[], prefix: number, scope: AddressScope]

const IPV4: readonly Range[] = [
  [[0], 8, 'nowhere'],
  [[10], 8, 'local'],
  [[100, 64], 10, 'local'],
  [[127], 8, 'machine'],
  [[169, 254], 16, 'local'],
  [[172, 16], 12, 'local'],
  [[192, 0, 0], 24, 'local'],
  [[192, 0, 2], 24, 'local'], // the three documentation ranges
  [[198, 51, 100], 24, 'local'],
  [[203, 0, 113], 24, 'local'],
  [[192, 168], 16, 'local'],
  [[198, 18], 15, 'local'],
  [[224], 4, 'nowhere'],
  [[240], 4, 'nowhere']
]

const IPV6: readonly Range[] = [
  [[0x20, 0x01, 0x0d, 0xb8], 32, 'local'], // documentation
  [[0x20, 0x01, 0, 0], 32, 'local'], // Teredo
  [[0x20, 0x02], 16, 'local'], // 6to4
  [[0x3f, 0xff, 0x00], 20, 'local'], // documentation
  [[0x20], 3, 'public'], // global unicast
  [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 128, 'nowhere'],
  [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], 128, 'machine'],
  [[0xff], 8, 'nowhere'],
  [[], 0, 'local']
]

const LOCAL_NAMES = /^[^.]*$|\.(local|lan|internal|intranet|test|home\.arpa)$/i
const MACHINE_NAMES = /^localhost$|\.localhost$/i

/** `address` comes from `asAddress` or `decodeAddress`. */
export function addressScope (address: Address): AddressScope {
  const [origin] = multiaddr(multiaddr(address).bytes).getComponents()
  const value = origin?.value ?? ''
  if (origin?.name === 'ip4') return within(origin.bytes?.subarray(1) ?? [], IPV4)
  if (origin?.name === 'ip6') return within(origin.bytes?.subarray(1) ?? [], IPV6)
  const name = value.replace(/\.$/, '')
  if (MACHINE_NAMES.test(name)) return 'machine'
  return LOCAL_NAMES.test(name) ? 'local' : 'public'
}

function within (ip: ArrayLike<number>, ranges: readonly Range[]): AddressScope {
  return ranges.find(([octets, prefix]) => startsWith(ip, octets, prefix))?.[2] ?? 'public'
}

function startsWith (ip: ArrayLike<number>, octets: readonly number[], prefix: number): boolean {
  for (let bit = 0; bit < prefix; bit++) {
    const mask = 0x80 >> (bit & 7)
    if ((((ip[bit >> 3] ?? 0) ^ (octets[bit >> 3] ?? 0)) & mask) !== 0) return false
  }
  return true
}
