// How the page asks the house that serves it: its own origin, and nobody else.

import { pageHost } from '../page-host.ts'
import type { HousePort } from './house.ts'

/** What of the page's address is needed. */
interface Place { readonly hostname: string, readonly port: string, readonly protocol: string }

export function pageHousePort (page: Place, name: () => string): HousePort {
  return {
    address: houseAddressOf(page),
    name,
    readFacts: async () => {
      const answer = await fetch('./house.json', { cache: 'no-store', redirect: 'error' })
      if (!answer.ok) throw new Error('the house does not say what it is')
      return await answer.text()
    }
  }
}

/**
 * The multiaddr at which the house that serves a page is reached by WebSocket, without its peer id.
 * @internal
 */
export function houseAddressOf ({ hostname, port, protocol }: Place): string {
  const sealed = protocol === 'https:'
  const number = port === '' ? (sealed ? '443' : '80') : port
  return `${pageHost(hostname)}/tcp/${number}/${sealed ? 'tls/ws' : 'ws'}`
}
