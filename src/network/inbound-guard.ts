// How many connections one address of the internet may hold open at this node, handshakes included.
// libp2p bounds how many come in a second and how many there are in all; without this one host
// could take all of them. A host here is an IPv4 address or the /64 of an IPv6 address, which is
// one household.

import { hostOf, householdOf } from './host.ts'
import type { MultiaddrConnection } from '@libp2p/interface'

export class InboundGuard {
  readonly #perHost: number
  readonly #counts = new Map<string, number>()

  constructor (perHost: number) {
    this.#perHost = perHost
  }

  /** Counts a connection that came in until it closes; false where its host has enough. */
  admit (connection: MultiaddrConnection): boolean {
    const host = hostOf(connection.remoteAddr.toString())
    // Whoever comes through a relay comes over a connection that was counted.
    if (host === undefined || connection.remoteAddr.toString().includes('/p2p-circuit')) return true
    const name = householdOf(host)
    const count = this.#counts.get(name) ?? 0
    if (count >= this.#perHost) return false
    this.#counts.set(name, count + 1)
    connection.addEventListener('close', () => { this.#release(name) }, { once: true })
    return true
  }

  #release (name: string): void {
    const count = (this.#counts.get(name) ?? 1) - 1
    if (count > 0) this.#counts.set(name, count)
    else this.#counts.delete(name)
  }
}
