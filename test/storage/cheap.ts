// A passphrase cost for tests: what is tested is not how slow guessing is.

import { KIB } from '../../src/base/limits.ts'
import type { PassphraseCost } from '../../src/crypto/passphrase.ts'

export const CHEAP: PassphraseCost = { memory: 8 * KIB, passes: 1 }
