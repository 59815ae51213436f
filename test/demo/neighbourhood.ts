// The ten houses that form the directory (the DHT), in two processes; everybody who joins one of
// them is found through all.

import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { collect, spawnScript } from '../e2e/snug-process.ts'
import { until } from '../e2e/daemon.ts'
import type { ChildProcess } from 'node:child_process'

const SCRIPT = fileURLToPath(new URL('./houses.ts', import.meta.url))
const IN_EACH = 5
const START_MS = 40_000

export class Neighbourhood {
  addresses: readonly string[] = []
  readonly #children: ChildProcess[] = []

  async start (directory: string): Promise<void> {
    const first = await this.#begin(join(directory, 'street'), [])
    this.addresses = [...first, ...await this.#begin(join(directory, 'square'), first.slice(0, 1))]
  }

  close (): void {
    for (const child of this.#children) {
      child.kill('SIGKILL')
      if (child.connected) child.disconnect()
    }
  }

  async #begin (directory: string, joined: readonly string[]): Promise<string[]> {
    const child = spawnScript(SCRIPT, [directory, String(IN_EACH), ...joined])
    this.#children.push(child)
    const output = collect(child)
    return await until('houses listen', START_MS, () => {
      if (child.exitCode !== null) throw new Error(`the houses ended: ${output.stderr}`)
      const ready = output.stdout.includes('\n')
      return Promise.resolve(ready ? JSON.parse(output.stdout) as string[] : undefined)
    })
  }
}
