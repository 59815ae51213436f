// Keeps the network connected to the hosts that the messenger wants, and lets them relay.

import { HOST_PATIENCE } from '../network/wanted.ts'
import { toHex } from '../base/bytes.ts'
import type { HostAddress } from '../mailbox/host-address.ts'
import type { Network } from '../network/network.ts'

export function wantHosts (network: Network): (hosts: readonly HostAddress[]) => void {
  let wanted = new Set<string>()
  return (hosts) => {
    const now = new Map(hosts.map((host) => [`host ${toHex(host.peer)}`, host]))
    for (const id of wanted) if (!now.has(id)) network.unwant(id)
    for (const [id, host] of now) network.want({ id, ...host, patience: HOST_PATIENCE })
    network.useRelays(hosts.map(({ peer }) => peer))
    wanted = new Set(now.keys())
  }
}
