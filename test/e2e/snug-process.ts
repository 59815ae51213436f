// The program `snug` in processes of its own, as a person or a service manager starts it: from the
// sources, with an environment that holds nothing of the machine's own Snug. On a host of the test
// internet where one is given.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { PATIENCE } from '../runner/report.ts'
import type { ChildProcess, SpawnOptions } from 'node:child_process'
import type { Host } from './namespaces.ts'

const MAIN = fileURLToPath(new URL('../../node/main.ts', import.meta.url))
const GUARD = fileURLToPath(new URL('./end-with-parent.ts', import.meta.url))
const COMMAND_MS = 60_000 * PATIENCE
/** Settings of whoever runs the tests. */
const PERSONAL = /^(SNUG_|XDG_|NOTIFY_SOCKET$)/
const OUTPUT_MAX = 1_048_576 // characters

/** How a command ended. */
export interface Ran {
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
}

/** A host of the test internet, or the machine itself. */
export type Where = Pick<Host, 'spawn'> | undefined

/** Starts `snug` with these words; it ends with this process, whatever becomes of that. */
export function spawnSnug (words: readonly string[], where?: Where): ChildProcess {
  return spawnScript(MAIN, words, where)
}

/** Starts any script in the same way. */
export function spawnScript (
  script: string, words: readonly string[], where?: Where
): ChildProcess {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !PERSONAL.test(name)))
  const args = ['--import', GUARD, script, ...words]
  const options: SpawnOptions = { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] }
  return where === undefined
    ? spawn(process.execPath, args, options)
    : where.spawn(process.execPath, args, options)
}

/** Runs a command to its end, as a person does in a terminal. Throws where it takes too long. */
export async function runSnug (words: readonly string[], where?: Where): Promise<Ran> {
  const child = spawnSnug(words, where)
  const output = collect(child)
  const timer = setTimeout(() => { child.kill('SIGKILL') }, COMMAND_MS)
  const [exit, signal] = await once(child, 'close') as [number | null, string | null]
  clearTimeout(timer)
  if (exit === null) {
    throw new Error(`snug ${words.join(' ')} ended with ${signal}: ${output.stderr}`)
  }
  return { exit, ...output }
}

/** What a process prints, as far as it has printed it. */
export function collect (child: ChildProcess): { stdout: string, stderr: string } {
  const output = { stdout: '', stderr: '' }
  const keep = (stream: 'stdout' | 'stderr') => (chunk: string): void => {
    output[stream] = (output[stream] + chunk).slice(-OUTPUT_MAX)
  }
  child.stdout?.setEncoding('utf8').on('data', keep('stdout'))
  child.stderr?.setEncoding('utf8').on('data', keep('stderr'))
  return output
}
