// The program as a process of its own, on this machine or on a host of the simulated internet. With
// a channel to the test's process, so that none outlives that (end-with-parent.ts).

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { ChildProcess, SpawnOptions } from 'node:child_process'

/** The host on which to run; undefined: this machine. */
export type Where = {
  spawn (command: string, args: readonly string[], options: SpawnOptions): ChildProcess
} | undefined

/** A command that ended. */
export interface Ran {
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
}

/** What a process has printed so far; the end of it where that is much. */
export interface Output {
  stdout: string
  stderr: string
}

const MAIN = fileURLToPath(new URL('../../node/main.ts', import.meta.url))
const END_WITH_PARENT = new URL('./end-with-parent.ts', import.meta.url).href
const OUTPUT_MAX = 4_194_304 // characters
/** Settings of whoever runs the tests. */
const PERSONAL = /^(SNUG_|XDG_|NOTIFY_SOCKET$|NODE_OPTIONS$)/

/** Starts a script of the project with these words behind it. */
export function spawnScript (
  script: string, words: readonly string[], where?: Where
): ChildProcess {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !PERSONAL.test(name)))
  const args = ['--import', END_WITH_PARENT, script, ...words]
  const options: SpawnOptions = { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] }
  return where === undefined
    ? spawn(process.execPath, args, options)
    : where.spawn(process.execPath, args, options)
}

export function spawnSnug (words: readonly string[], where?: Where): ChildProcess {
  return spawnScript(MAIN, words, where)
}

/** Gathers from now on what a process prints. */
export function collect (child: ChildProcess): Output {
  const output: Output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      output[name] = (output[name] + text).slice(-OUTPUT_MAX)
    })
  }
  return output
}

/** Runs a command to its end. */
export async function runSnug (words: readonly string[], where?: Where): Promise<Ran> {
  const child = spawnSnug(words, where)
  const output = collect(child)
  await once(child, 'close')
  if (child.connected) child.disconnect()
  return { exit: child.exitCode ?? -1, ...output }
}
