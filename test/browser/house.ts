// A house that serves the web app, in the test's process, with a fresh profile: for visitors, on
// this machine only, without a DHT.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openNode } from '../../node/library.ts'
import type { SnugNode } from '../../node/library.ts'
import type { Served } from './serve.ts'

export interface ServedHouse extends Served {
  readonly house: SnugNode
}

export async function serveHouse (): Promise<ServedHouse> {
  const directory = await mkdtemp(join(tmpdir(), 'snug-house-'))
  const house = await openNode({
    directory, listen: ['/ip4/127.0.0.1/tcp/0/ws'], dht: 'off', webrtc: false, web: true
  })
  if (house.web === undefined) throw new Error('the house does not serve the app')
  return {
    house,
    origin: new URL(house.web).origin,
    close: async () => {
      await house.close()
      await rm(directory, { recursive: true })
    }
  }
}
