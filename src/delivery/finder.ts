// The port by which delivery looks for a device whose addresses have gone stale (DESIGN §9): mutual
// friends, the DHT. A help, never on the path of a message: with no answer, mail at hosts carries
// on.

import type { Ed25519PublicKey } from '../crypto/keys.ts'
import type { HostAddress } from '../mailbox/host-address.ts'

export interface Finder {
  /** The device's own last signed location, or undefined where nobody knows it. */
  find (secret: Uint8Array, discoveryKey: Ed25519PublicKey): Promise<HostAddress | undefined>
  /** Whether there is anybody to ask. */
  canFind? (): boolean
}

/** Finds nobody: for a node that stays off the DHT. */
export const noFinder: Finder = { find: () => Promise.resolve(undefined) }
