// The test's side of gateway-device.ts: starts it on the router of a home, and knows what it was
// asked.

import { fileURLToPath } from 'node:url'
import { until } from './daemon.ts'
import { collect, spawnScript } from './snug-process.ts'
import type { ChildProcess } from 'node:child_process'
import type { Home } from './namespaces.ts'

const PROGRAM = fileURLToPath(new URL('./gateway-device.ts', import.meta.url))
const READY_MS = 20_000

export interface Asked {
  readonly action: 'ready' | 'open' | 'close' | 'refused'
  readonly port?: number
  readonly protocol?: string
  readonly client?: string
  /** For which it is to stay open. */
  readonly seconds?: number
}

export class Gateway {
  readonly #child: ChildProcess
  readonly #output: ReturnType<typeof collect>

  private constructor (child: ChildProcess) {
    this.#child = child
    this.#output = collect(child)
  }

  static async start ({ lan, router }: Home): Promise<Gateway> {
    const gateway = new Gateway(spawnScript(PROGRAM, [lan, String(router.ip4)], router))
    await gateway.until('ready', READY_MS)
    return gateway
  }

  asked (): Asked[] {
    return this.#output.stdout.split('\n').filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Asked)
  }

  /** Until it was asked for something, for so many ports. */
  async until (action: Asked['action'], ms: number, count = 1): Promise<Asked[]> {
    try {
      return await until(`${action} at the router`, ms, () => {
        const asked = this.asked().filter((each) => each.action === action)
        const ports = new Set(asked.map(({ port }) => port))
        return Promise.resolve(ports.size >= count ? asked : undefined)
      })
    } catch (error) {
      throw new Error(`${this.#output.stdout}\n${this.#output.stderr}`, { cause: error })
    }
  }

  stop (): void {
    this.#child.kill()
    if (this.#child.connected) this.#child.disconnect()
  }
}
