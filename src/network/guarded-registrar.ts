// Some services of libp2p answer any peer with our addresses, or act on any peer's word. They get
// this registrar in place of the real one, and then only ever see the peers that may be answered.

import type { Connection, StreamHandler, StreamHandlerOptions, Topology } from '@libp2p/interface'
import type { Registrar } from '@libp2p/interface-internal'

/** Whether a service may deal with the peer of this connection. */
export type Admission = (connection: Connection) => boolean

/** `components` with a registrar that lets through only what `admits`. */
export function guarded<Components extends { registrar: Registrar }> (
  components: Components, admits: Admission
): Components {
  // Components come to exist one after the other: nothing may be looked up before it is asked for.
  return new Proxy(components, {
    get: (target, name) => name === 'registrar'
      ? guardedRegistrar(target.registrar, admits)
      : Reflect.get(target, name) as unknown
  })
}

function guardedRegistrar (registrar: Registrar, admits: Admission): Registrar {
  return new Proxy(registrar, {
    get: (target, name) => {
      if (name === 'handle') {
        return (protocol: string, handler: StreamHandler, options?: StreamHandlerOptions) =>
          target.handle(protocol, guardedHandler(handler, admits), options)
      }
      if (name === 'register') {
        return (protocol: string, topology: Topology) =>
          target.register(protocol, guardedTopology(topology, admits))
      }
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) as unknown : value
    }
  })
}

function guardedHandler (handler: StreamHandler, admits: Admission): StreamHandler {
  return async (stream, connection) => {
    if (admits(connection)) await handler(stream, connection)
    else stream.abort(new Error('not for this peer'))
  }
}

function guardedTopology (topology: Topology, admits: Admission): Topology {
  return {
    ...topology,
    onConnect: async (peer, connection) => {
      if (admits(connection)) await topology.onConnect?.(peer, connection)
    }
  }
}
