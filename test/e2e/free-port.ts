// Ports of this machine for processes that have to be found again at the same place. Whoever was
// given one has it for as long as the test's process lives: no other test is given the same.

import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'
import type { ListenOptions, Server } from 'node:net'

/** Below those that systems give to outgoing connections. */
const FIRST = 21_000
const COUNT = 11_000

/** Names that end with the process, by which tests see what others were given. */
const held: Server[] = []
let next = process.pid % COUNT

/** A port that nobody uses, neither of TCP nor of UDP. */
export async function freePort (): Promise<number> {
  for (;;) {
    const port = FIRST + next
    next = (next + 1) % COUNT
    if (await hold(port) && await isFree(port)) return port
  }
}

async function hold (port: number): Promise<boolean> {
  if (process.platform !== 'linux') return true
  const name = await listening({ path: `\0snug-test-port-${port}` })
  if (name !== undefined) held.push(name.unref())
  return name !== undefined
}

async function isFree (port: number): Promise<boolean> {
  const tcp = await listening({ port, host: '127.0.0.1' })
  if (tcp === undefined) return false
  await new Promise((resolve) => { tcp.close(resolve) })
  const udp = createSocket('udp4')
  const bound = await new Promise<boolean>((resolve) => {
    udp.once('error', () => { resolve(false) })
    udp.bind(port, '127.0.0.1', () => { resolve(true) })
  })
  if (bound) await new Promise<void>((resolve) => { udp.close(resolve) })
  return bound
}

async function listening (where: ListenOptions): Promise<Server | undefined> {
  const server = createServer()
  return await new Promise((resolve) => {
    server.once('error', () => { resolve(undefined) })
    server.listen(where, () => { resolve(server) })
  })
}
