// `npm start` on a clone: from the command to the line that says that the house listens, each time
// with a new profile. Cold as a process is; files that the system keeps in memory stay there.

import { fileURLToPath } from 'node:url'
import { Daemon, listenAt } from './daemon.ts'
import { figure } from './figure.ts'
import { median } from './median.ts'
import type { Benchmark } from './benchmark.ts'
import type { Program } from './daemon.ts'

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))
const NPM: Program = ['npm', '--prefix', PROJECT]
const WORDS = ['start', '--', ...listenAt('/ip4/127.0.0.1/tcp/0')]
const RUNS = 7

export const npmStart: Benchmark = {
  name: 'npm-start',
  title: 'cold `npm start` to listening',
  run: async (scope) => {
    const seconds: number[] = []
    for (let run = 0; run < RUNS; run++) {
      const directory = await scope.directory()
      const house = await Daemon.start(scope, directory, WORDS, NPM)
      seconds.push(house.startMs / 1_000)
      await house.stop()
    }
    return {
      figures: [figure('npm-start', median(seconds), 's', { value: 2, better: 'lower' })],
      notes: [`runs: ${seconds.map((one) => one.toFixed(2)).join(', ')} s, a new profile in each`]
    }
  }
}
