// What lies between hosts of the test internet and lets a protocol through, or does not.

import type { Host } from './namespaces.ts'

type Protocol = 'tcp' | 'udp'

/** Drops a protocol between a host and others, in both directions and families. */
export function block (host: Host, protocol: Protocol, others: readonly Host[]): void {
  const places = others.flatMap(({ ip4, ip6 }) => [
    ...ip4 === undefined ? [] : [['ip', ip4]],
    ...ip6 === undefined ? [] : [['ip6', ip6]]
  ])
  drop(host, places.flatMap(([family = '', address = '']) => [
    `out ${family} daddr ${address} meta l4proto ${protocol}`,
    `in ${family} saddr ${address} meta l4proto ${protocol}`
  ]))
}

/** Drops a protocol between a host and everybody. */
export function blockAll (host: Host, protocol: Protocol): void {
  drop(host, ['out oifname', 'in iifname'].map((way) => `${way} != lo meta l4proto ${protocol}`))
}

/** Drops what a host sends by UDP to a port, wherever that is. */
export function blockPort (host: Host, port: number): void {
  drop(host, [`out udp dport ${port}`])
}

/** Lets everything through again. */
export function unblock (host: Host): void {
  host.run('nft', ['delete table inet block'])
}

function drop (host: Host, matches: readonly string[]): void {
  host.run('nft', [[
    'add table inet block',
    'add chain inet block out { type filter hook output priority 0; }',
    'add chain inet block in { type filter hook input priority 0; }',
    ...matches.map((match) => `add rule inet block ${match} drop`)
  ].join('; ')])
}
