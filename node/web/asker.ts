// From where somebody asks for the facts of a house.

import { isLoopback, isThisMachine } from './host-header.ts'
import type { Client } from './proxies.ts'

/** From elsewhere, or from the machine on which the house runs. */
export type Asker = 'elsewhere' | 'here'

/**
 * From here only where both ends of the connection and the name say so: a page of somebody else
 * whose name was turned to this machine (DNS rebinding) still says that name.
 */
export function askerOf ({ ip, proxied }: Pick<Client, 'ip' | 'proxied'>, name: string): Asker {
  return isLoopback(ip) && !proxied && isThisMachine(name) ? 'here' : 'elsewhere'
}
