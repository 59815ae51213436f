// Ports that the router is asked to open (UPnP, Internet Gateway Device 2), where a person switched
// that on. Which of them answer is found out by friends (src/network/dial-back.ts), who stand in
// the place of the library's AutoNAT. The library gives a port back without naming its protocol,
// which routers refuse as they should: the port would stay open for up to an hour.

import { serviceCapabilities } from '@libp2p/interface'
import { uPnPNAT } from '@libp2p/upnp-nat'

type PortMappings = ReturnType<typeof uPnPNAT>

/** What it is called in the router's list. */
const DESCRIPTION = 'snug'
const CONNECTION = 'urn:schemas-upnp-org:service:WANIPConnection:2'

interface Mapping { readonly protocol: string, readonly externalPort: string }

/** The insides of the library's gateway. */
interface Gateway {
  readonly mappings: Map<number, Array<Mapping & { readonly refreshTimeout?: NodeJS.Timeout }>>
  getGateway (options?: object): Promise<{
    run (service: string, action: string, args: [string, string][], options?: object): Promise<void>
  }>
  map (...asked: unknown[]): Promise<object>
  unmap (port: number, options?: object): Promise<void>
}

/** Says that mapped addresses are tried before they are told. */
export function triedByFriends (): object {
  return { [serviceCapabilities]: ['@libp2p/autonat'] }
}

/** `opened` hears of each port that the router has opened. */
export function portMappings (opened: () => void): PortMappings {
  const create = uPnPNAT({ portMappingDescription: DESCRIPTION })
  return (components) => {
    const service = create(components)
    const client: unknown = Reflect.get(service, 'portMappingClient')
    const find: unknown = Reflect.get(Object(client), 'findGateways')
    if (typeof find !== 'function') throw new TypeError('routers are found in another way')
    Reflect.set(Object(client), 'findGateways', async function * (options: object) {
      for await (const gateway of find.call(client, options) as AsyncIterable<object>) {
        if (!isGateway(gateway)) throw new TypeError('routers are asked in another way')
        gateway.unmap = async (port, given) => { await giveBack(gateway, port, given) }
        const map = gateway.map.bind(gateway)
        gateway.map = async (...asked) => {
          const mapping = await map(...asked)
          // The library notes it in this moment.
          setImmediate(opened)
          return mapping
        }
        yield gateway
      }
    })
    return service
  }
}

async function giveBack (gateway: Gateway, port: number, options?: object): Promise<void> {
  const mappings = gateway.mappings.get(port) ?? []
  gateway.mappings.delete(port)
  for (const { protocol, externalPort, refreshTimeout } of mappings) {
    clearTimeout(refreshTimeout)
    try {
      const device = await gateway.getGateway(options)
      await device.run(CONNECTION, 'DeletePortMapping', [
        ['NewRemoteHost', ''], ['NewExternalPort', externalPort], ['NewProtocol', protocol]
      ], options)
    } catch {
      // It ends by itself, as a router that is gone has ended it already.
    }
  }
}

function isGateway (gateway: object): gateway is Gateway {
  return Reflect.get(gateway, 'mappings') instanceof Map &&
    ['getGateway', 'map', 'unmap'].every((name) => typeof Reflect.get(gateway, name) === 'function')
}
