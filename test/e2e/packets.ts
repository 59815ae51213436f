// With whom a host exchanges packets: every address, protocol and port, in both directions, from
// the moment on in which somebody begins to watch. The kernel notes them before any firewall of the
// host sees them. What it says itself to find its neighbours on the cable is left out.

import type { Host } from './namespaces.ts'

export interface Flow {
  readonly way: 'to' | 'from'
  readonly address: string
  readonly protocol: string
  /** The port at the other end. */
  readonly port: number
}

const TABLE = 'packets'
const FAMILIES = [['4', 'ip', 'ipv4_addr'], ['6', 'ip6', 'ipv6_addr']] as const

/** Begins to note packets. */
export function watchPackets (host: Host): void {
  const sets = FAMILIES.flatMap(([name, , type]) => ['to', 'from'].map((way) =>
    `set ${way}${name} { type ${type} . inet_proto . inet_service; flags dynamic; size 65536; }`))
  const note = (way: 'to' | 'from', end: 'd' | 's'): string => FAMILIES.map(([name, family]) =>
    `meta l4proto { tcp, udp } add @${way}${name} ` +
      `{ ${family} ${end}addr . meta l4proto . th ${end}port }`).join('\n')
  host.feed('nft', ['-f', '-'], `
    table inet ${TABLE} {
      ${sets.join('\n')}
      chain output {
        type filter hook output priority -299;
        oifname "lo" accept
        ${note('to', 'd')}
      }
      chain input {
        type filter hook input priority -299;
        iifname "lo" accept
        ${note('from', 's')}
      }
    }`)
}

type Element = { readonly concat: readonly [string, string, number] }
interface Listed { readonly nftables: readonly { readonly set?: { readonly elem?: Element[] } }[] }

/** What was noted so far. */
export function packetsOf (host: Host): Flow[] {
  return FAMILIES.flatMap(([name]) => (['to', 'from'] as const).flatMap((way) => {
    const text = host.run('nft', ['-j', 'list', 'set', 'inet', TABLE, `${way}${name}`])
    const { nftables } = JSON.parse(text) as Listed
    return nftables.flatMap(({ set }) => set?.elem ?? []).map(({ concat }) => {
      const [address, protocol, port] = concat
      return { way, address, protocol, port }
    })
  }))
}
