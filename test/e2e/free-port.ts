// Ports of this machine for processes that have to be found again at the same place.

import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

const taken = new Set<number>()

/** A port that nobody uses, below those that systems give to outgoing connections. */
export async function freePort (): Promise<number> {
  for (let port = 21_000 + process.pid % 5_000; ; port++) {
    const server = createServer()
    const bound = await new Promise<boolean>((resolve) => {
      server.once('error', () => { resolve(false) })
      server.listen(port, '127.0.0.1', () => { resolve(true) })
    })
    if (!bound || taken.has(port)) {
      server.close()
      continue
    }
    taken.add(port)
    const { port: found } = server.address() as AddressInfo
    await new Promise((resolve) => { server.close(resolve) })
    return found
  }
}
