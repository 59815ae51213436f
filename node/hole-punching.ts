// Two nodes behind NATs meet by TCP (DCUtR of libp2p): both dial at the same moment, each the
// address at which the relay sees the other. That address leads back only to the port from which
// the relay was dialled. The library dials everybody from a new port, so its holes never met: here
// all dials leave from one port, on which nobody listens (a listener would take what comes), and
// what relays saw of it is what DCUtR tells the other side, and nobody else. Of the two who dial,
// one has to act as if it were dialled: the library's queue of dials forgets which.

import { randomInt } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { multiaddr } from '@multiformats/multiaddr'
import { addressScope } from '../src/identity/address-scope.ts'
import { asAddress } from '../src/identity/address.ts'
import type {
  Connection, IdentifyResult, Libp2p, MultiaddrConnection, Topology, Transport, Upgrader
} from '@libp2p/interface'
import type {
  AddressManager, ConnectionManager, OpenConnectionOptions, Registrar, TransportManager
} from '@libp2p/interface-internal'
import type { Multiaddr } from '@multiformats/multiaddr'
import type { Libp2pOptions } from 'libp2p'

/** What DCUtR is given of libp2p. */
interface Parts {
  readonly addressManager: AddressManager
  readonly connectionManager: ConnectionManager
  readonly transportManager: TransportManager
  readonly registrar: Registrar
}

interface Allows {
  /** Who may learn our addresses. */
  readonly direct: (connection: Connection) => boolean
  /** Who is believed how we look from outside. */
  readonly friend: (connection: Connection) => boolean
}

type Factory = NonNullable<Libp2pOptions['transports']>[number]

const TCP_TRANSPORT = '@libp2p/tcp'
// Below the ports that systems give to connections by themselves.
const [FIRST_PORT, LAST_PORT] = [20_000, 32_000]
const IS_TCP4 = /^\/ip4\/[\d.]+\/tcp\/\d+$/
const [LOOKS, LOOK_MS] = [40, 500]
/** Ports that are in use, or whose last connection to the same place is not over yet. */
const TAKEN: ReadonlySet<unknown> = new Set(['EADDRINUSE', 'EADDRNOTAVAIL', 'EACCES'])

export class HolePunching {
  readonly #port = randomInt(FIRST_PORT, LAST_PORT)
  readonly #allows: Allows
  readonly #own = new WeakSet<Connection>()
  /** As what relays see the port, by their connection. */
  readonly #sights = new Map<Connection, Multiaddr>()

  constructor (allows: Allows) {
    this.#allows = allows
  }

  /** The same transports, of which TCP dials from the one port where it can. */
  through (closed: boolean, factories: readonly Factory[]): Factory[] {
    // Nobody sees the nodes of one network from outside.
    return closed ? [...factories] : factories.map((create) => (components) => {
      const transport = create(components)
      return transport[Symbol.toStringTag] === TCP_TRANSPORT ? this.#fromPort(transport) : transport
    })
  }

  /** `components` that tell as our addresses what is to be dialled at the same moment. */
  told<Of extends Parts> (components: Of): Of {
    const open = async (
      addresses: Multiaddr[], options: OpenConnectionOptions
    ): Promise<Connection> => {
      const { connectionManager, transportManager } = components
      const { initiator, priority, signal } = options
      if (priority === undefined) return await connectionManager.openConnection(addresses, options)
      return await Promise.any(addresses.map(async (address) => {
        if (!await connectionManager.isDialable(address)) throw new Error('refused')
        // What ends the try must not end, later, the connection that it made.
        const ended = new AbortController()
        const end = (): void => { ended.abort() }
        signal?.addEventListener('abort', end)
        try {
          const given = { signal: ended.signal, initiator }
          return await transportManager.dial(address, given)
        } finally {
          signal?.removeEventListener('abort', end)
        }
      }))
    }
    return new Proxy(components, {
      get: (target, name) => {
        if (name === 'addressManager') {
          return { getAddresses: () => this.#seen() }
        }
        if (name === 'connectionManager') return { openConnection: open }
        return name === 'registrar'
          ? this.#patient(target.registrar)
          : Reflect.get(target, name) as unknown
      }
    })
  }

  watch (node: Libp2p): void {
    node.addEventListener('peer:identify', ({ detail }) => { this.#identified(detail) })
    node.addEventListener('connection:close', ({ detail }) => { this.#sights.delete(detail) })
  }

  /** A circuit by which an invite was redeemed leads to a contact a moment later. */
  #patient (registrar: Registrar): Registrar {
    return new Proxy(registrar, {
      get: (target, name) => {
        if (name === 'register') {
          return (protocol: string, topology: Topology) => target.register(protocol, { ...topology,
            onConnect: async (peer, connection) => {
              if (await this.#isMet(connection)) await topology.onConnect?.(peer, connection)
            } })
        }
        const value: unknown = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) as unknown : value
      }
    })
  }

  async #isMet (connection: Connection): Promise<boolean> {
    for (let look = 0; look < LOOKS && connection.status === 'open'; look++) {
      if (this.#allows.direct(connection)) return true
      await setTimeout(LOOK_MS, undefined, { ref: false })
    }
    return false
  }

  #fromPort (transport: Transport): Transport {
    const dial = transport.dial.bind(transport)
    transport.dial = async (address, given) => {
      const isDialled = Reflect.get(given, 'initiator') === false
      const options = isDialled ? { ...given, upgrader: asDialled(given.upgrader) } : given
      try {
        const connection = await dial(address, { ...options, localPort: this.#port } as never)
        this.#own.add(connection)
        return connection
      } catch (error) {
        if (!TAKEN.has(Reflect.get(Object(error), 'code'))) throw error
        return await dial(address, options)
      }
    }
    return transport
  }

  #seen (): Multiaddr[] {
    const believed = [...this.#sights].filter(([connection]) => this.#allows.friend(connection))
    const texts = new Set(believed.map(([, address]) => address.toString()))
    return [...texts].map((text) => multiaddr(text))
  }

  #identified ({ connection, observedAddr }: IdentifyResult): void {
    if (!this.#own.has(connection)) return
    const seen = observedAddr === undefined ? undefined : asAddress(observedAddr.toString())
    if (observedAddr === undefined || seen === undefined || !IS_TCP4.test(seen)) return
    if (addressScope(seen) === 'public') this.#sights.set(connection, observedAddr)
  }
}

/** Treats what was dialled like what comes in: in Noise and yamux one side has to be that one. */
function asDialled (upgrader: Upgrader): Upgrader {
  const upgradeOutbound = async (
    connection: MultiaddrConnection, options: object
  ): Promise<Connection> => {
    Reflect.set(connection, 'direction', 'inbound')
    return await upgrader.upgradeOutbound(connection, { ...options, initiator: false } as never)
  }
  return { upgradeOutbound } as unknown as Upgrader
}
