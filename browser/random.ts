// Randomness from the browser's own generator.

import { pooledRandom } from '../src/base/pooled-random.ts'

export const pageRandom = pooledRandom((bytes) => crypto.getRandomValues(bytes))
