// Peer keys by name: real Ed25519 keys, since libp2p takes no others.

import { generateEd25519 } from '../../src/crypto/ed25519.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { seeded } from '../random.ts'
import type { PeerKey } from '../../src/base/channel.ts'

await cryptoReady()

export function testKey (name: string | number): PeerKey {
  return generateEd25519(seeded(`peer ${name}`)).publicKey as Uint8Array as PeerKey
}
