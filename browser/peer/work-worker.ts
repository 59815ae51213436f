// Does the costly hashes of work (PROTOCOL §10.2) apart from the page, one after another: each
// takes some milliseconds and 8 MiB.

import { portable } from '../../src/crypto/portable.ts'
import { pageCryptoReady } from '../crypto.ts'
import type { Argon2Cost } from '../../src/crypto/argon2.ts'

export interface WorkTask {
  readonly input: Uint8Array
  readonly salt: Uint8Array
  readonly cost: Argon2Cost
}

async function perform ({ input, salt, cost }: WorkTask): Promise<Uint8Array> {
  await pageCryptoReady()
  return await portable.workHash(input, salt, cost)
}

addEventListener('message', ({ data }: MessageEvent<WorkTask>) => {
  perform(data).then(
    (hash) => { postMessage(hash) },
    // To the page, as an event `error`: a rejection would stay in here.
    (error: unknown) => { setTimeout(() => { throw error }) }
  )
})
