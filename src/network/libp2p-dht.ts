// The DHT of Snug: `/snug/kad/1.0.0` with records of the namespace `snug` only.

import { kadDHT, passthroughMapper, removePrivateAddressesMapper } from '@libp2p/kad-dht'
import { CLIENT_PERIODS, SERVER_PERIODS, quietDht } from './quiet-dht.ts'
import { recordRules } from './record-validator.ts'
import type { Clock } from '../base/clock.ts'
import type { KadDHT, KadDHTComponents } from '@libp2p/kad-dht'

/** The protocol of the DHT (PROTOCOL.md §11). */
export const DHT_PROTOCOL = '/snug/kad/1.0.0'

/**
 * server: answers others; client: only asks; off: no DHT at all; auto: a server as soon as a public
 * address is announced or confirmed.
 */
export type DhtMode = 'auto' | 'server' | 'client' | 'off'

export interface DhtOptions {
  readonly clock: Clock
  /** Default: auto. */
  readonly dht?: DhtMode
}

export interface DhtParts {
  readonly service: (components: KadDHTComponents) => KadDHT
  /** To be called between the making of the node and its start. */
  quieten (node: { readonly services: { readonly dht?: KadDHT } }): void
}

/** Undefined where the DHT is off. */
export function createDht (options: DhtOptions, closed: boolean): DhtParts | undefined {
  // In a closed world there is no public address to wait for.
  const mode = (options.dht ?? 'auto') === 'auto' && closed ? 'server' : options.dht ?? 'auto'
  if (mode === 'off') return undefined
  const periods = mode === 'client' ? CLIENT_PERIODS : SERVER_PERIODS
  return {
    service: kadDHT({
      protocol: DHT_PROTOCOL,
      ...mode === 'auto' ? {} : { clientMode: mode === 'client' },
      ...recordRules(options.clock),
      peerInfoMapper: closed ? passthroughMapper : removePrivateAddressesMapper,
      // With nobody to ask, a search ends at once in place of waiting for somebody.
      allowQueryWithZeroPeers: true,
      querySelfInterval: periods.selfQuery,
      maxInboundStreams: 16,
      maxOutboundStreams: 32
    }),
    quieten: ({ services }) => {
      if (services.dht !== undefined) quietDht(services.dht, periods)
    }
  }
}
