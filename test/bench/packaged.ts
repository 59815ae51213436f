// The published package, installed outside of the clone as people install it: how long its daemon
// takes to listen, and one command through it, as whole processes.

import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Daemon, START, snug } from './daemon.ts'
import { figure } from './figure.ts'
import { befriend, someone } from './friends.ts'
import { median } from './median.ts'
import type { Benchmark } from './benchmark.ts'
import type { Program } from './daemon.ts'
import type { Scope } from './scope.ts'

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))
const STARTS = 7
const SENDS = 15
const INSTALL = ['install', '--legacy-peer-deps', '--no-audit', '--no-fund', '--prefer-offline']

function npm (directory: string, words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('npm', words, { cwd: directory, encoding: 'utf8' })
  if (status !== 0) throw new Error(`npm ${words.join(' ')} ended with ${status}: ${stderr}`)
  return stdout
}

/** Packs the project and installs it; the command of the package on the Node that runs this. */
async function install (scope: Scope): Promise<Program> {
  const directory = await scope.directory()
  const packed = npm(PROJECT, ['pack', '--json', '--pack-destination', directory])
  // The scripts of the build print before the JSON.
  const [tarball] = JSON.parse(packed.slice(packed.search(/^\[$/m))) as [{ filename: string }]
  await writeFile(join(directory, 'package.json'), '{ "private": true }')
  npm(directory, [...INSTALL, `./${tarball.filename}`])
  return [process.execPath, join(directory, 'node_modules', 'snug', 'bin', 'snug.js')]
}

function milliseconds (work: () => void): number {
  const begin = performance.now()
  work()
  return performance.now() - begin
}

export const packaged: Benchmark = {
  name: 'packaged',
  title: 'the installed package: `snug start` to listening, and `snug send` as a whole process',
  run: async (scope) => {
    const program = await install(scope)
    const directory = await scope.directory()
    const ana = await someone(scope, directory, 'Ana')
    const ben = await someone(scope, directory, 'Ben')
    await befriend(ana, ben)

    const own = ana.daemon.directory
    const starts: number[] = []
    for (let run = 0; run < STARTS; run++) {
      await (run === 0 ? ana.daemon : undefined)?.stop()
      const daemon = await Daemon.start(scope, own, START, program)
      starts.push(daemon.startMs / 1_000)
      if (run < STARTS - 1) await daemon.stop()
    }
    const send = (): unknown => snug(own, ['send', 'Ben', 'On my way'], program)
    const sends = Array.from({ length: SENDS }, () => milliseconds(send))
    return {
      figures: [
        figure('packaged-start', median(starts), 's', { value: 1.2, better: 'lower' }),
        figure('send-command', median(sends), 'ms', { value: 250, better: 'lower' })
      ],
      notes: [
        `starts: ${starts.map((one) => one.toFixed(2)).join(', ')} s, an account with a contact`,
        `sends: ${sends.map((one) => one.toFixed(0)).join(', ')} ms, until the message is stored`
      ]
    }
  }
}
