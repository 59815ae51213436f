// From the settings to what the network of a daemon is made with.

import { addressesOf } from '../app/settings.ts'
import { DEFAULT_LISTEN } from '../libp2p-options.ts'
import { parseHouseAddress } from '../../src/conversation/house-address.ts'
import { fail, ok } from '../../src/base/errors.ts'
import type { Result } from '../../src/base/errors.ts'
import type { HostAddress } from '../../src/mailbox/host-address.ts'
import type { DhtMode } from '../../src/network/libp2p-dht.ts'
import type { Setting, SettingName } from '../app/settings.ts'
import type { TlsPaths } from '../web/tls-files.ts'

export interface NodeOptions {
  readonly listen: readonly string[]
  readonly announce: readonly string[]
  readonly join: readonly HostAddress[]
  readonly dht: DhtMode
  readonly mdns: boolean
  readonly upnp: boolean
  readonly webrtc: boolean
  /** Whether the web app is served: auto is for houses. */
  readonly web: 'auto' | 'on' | 'off'
  /** Files with a certificate and its key; absent: no TLS. */
  readonly tls?: TlsPaths
  /** Reverse proxies that are believed, besides this machine. */
  readonly trustedProxies: readonly string[]
  readonly logLevel: string
}

/** Fault: `bad-config`. */
export function nodeOptions (settings: ReadonlyMap<SettingName, Setting>): Result<NodeOptions> {
  const value = (name: SettingName): string => settings.get(name)?.value ?? ''
  const join: HostAddress[] = []
  for (const address of addressesOf(value('join'))) {
    const house = parseHouseAddress(address)
    if (house === undefined) {
      return fail('bad-config', 'What is to be joined is not the address of a house.',
        'Copy the whole line that the house prints when it starts: /ip4/.../tcp/.../p2p/...')
    }
    join.push(house)
  }
  const [cert, key] = [value('tls-cert'), value('tls-key')]
  if ((cert === '') !== (key === '')) {
    return fail('bad-config', 'tls-cert and tls-key belong together: only one of them is set.',
      'Give both, or neither.')
  }
  const listen = addressesOf(value('listen'))
  const webrtc = value('webrtc') !== 'off'
  return ok({
    listen: (listen.length === 0 ? DEFAULT_LISTEN : listen)
      .filter((address) => webrtc || !address.includes('/webrtc-direct')),
    announce: addressesOf(value('announce')),
    join,
    dht: dhtMode(value('dht')),
    mdns: value('mdns') === 'on',
    upnp: value('upnp') === 'on',
    webrtc,
    web: webMode(value('web')),
    ...cert === '' ? {} : { tls: { cert, key } },
    trustedProxies: addressesOf(value('trusted-proxies')),
    logLevel: value('log-level')
  })
}

function dhtMode (text: string): DhtMode {
  return text === 'server' || text === 'client' || text === 'off' ? text : 'auto'
}

function webMode (text: string): NodeOptions['web'] {
  return text === 'on' || text === 'off' ? text : 'auto'
}
