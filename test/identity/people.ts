// Accounts and devices that the tests of this folder share, always the same ones.

import { cryptoReady } from '../../src/crypto/sodium.ts'
import { createAccount } from '../../src/identity/account.ts'
import { createDevice } from '../../src/identity/device.ts'
import { seeded } from '../random.ts'
import type { Milliseconds } from '../../src/base/brand.ts'
import type { AccountKeyPair } from '../../src/identity/account.ts'
import type { LocalDevice } from '../../src/identity/device.ts'
import type { SeededRandom } from '../random.ts'

await cryptoReady()

/** 3 May 2026, 14:05 UTC. */
export const NOW: Milliseconds = Date.UTC(2026, 4, 3, 14, 5)

export interface Person {
  readonly account: AccountKeyPair
  readonly device: LocalDevice
  readonly random: SeededRandom
}

export function person (name: string): Person {
  const random = seeded(`person/${name}`)
  const account = createAccount(random)
  return { account, device: createDevice(account, random, NOW), random }
}
