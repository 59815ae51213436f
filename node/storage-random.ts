// Randomness from the system's source.

import { pooledRandom } from '../src/base/pooled-random.ts'

export const systemRandom = pooledRandom((bytes) => crypto.getRandomValues(bytes))
