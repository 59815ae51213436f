// Snug's own daemon as a person runs it: the program in a process of its own, a profile on disk,
// the local API by its socket. Everything lies in directories of the scope and ends with it.

import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { unwrap } from '../../src/base/errors.ts'
import { pathsFor } from '../../node/app/paths.ts'
import { VERSION } from '../../node/app/version.ts'
import { ApiClient } from '../../node/rpc/client.ts'
import type { ChildProcess } from 'node:child_process'
import type { Scope } from './scope.ts'

/** How the program is called: a command and its first words. */
export type Program = readonly [string, ...string[]]

const GUARD = fileURLToPath(new URL('../e2e/end-with-parent.ts', import.meta.url))
const MAIN = fileURLToPath(new URL('../../node/main.ts', import.meta.url))

/** From its sources; it ends with this process, also where that is killed. */
export const SOURCES: Program = [process.execPath, '--import', GUARD, MAIN]

/** How a daemon of most benchmarks starts. */
export const START: readonly string[] = ['start', ...listenAt('/ip4/127.0.0.1/tcp/0')]

const STOP_MS = 10_000

interface Ready { readonly addresses: readonly string[], readonly pid: number }

/** An environment without anything of the person's own; all files lie in `directory`. */
export function environment (directory: string): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: directory, XDG_RUNTIME_DIR: directory, LANG: 'C.UTF-8' }
}

/** The words that make a daemon listen at one address. */
export function listenAt (address: string): readonly string[] {
  return ['--listen', address]
}

export class Daemon {
  readonly directory: string
  readonly pid: number
  readonly addresses: readonly string[]
  /** Milliseconds from the start of the process to the line that says that it listens. */
  readonly startMs: number
  readonly #child: ChildProcess

  private constructor (
    directory: string, pid: number, addresses: readonly string[], startMs: number,
    child: ChildProcess
  ) {
    this.directory = directory
    this.pid = pid
    this.addresses = addresses
    this.startMs = startMs
    this.#child = child
  }

  /** Starts a daemon on the profile in `directory`. */
  static async start (
    scope: Scope, directory: string, words: readonly string[] = START, program = SOURCES
  ): Promise<Daemon> {
    const begin = performance.now()
    const [command, ...first] = program
    const profile = ['--profile', `${directory}/profile`, '--json']
    // In a group of its own, which ends as a whole: npm, for one, starts a shell that starts Snug.
    const child = spawn(command, [...first, ...words, ...profile], {
      detached: true, env: environment(directory), stdio: ['ignore', 'pipe', 'pipe', 'ipc']
    })
    scope.defer(() => end(child))
    const said: string[] = []
    child.stderr?.on('data', (text: Buffer) => { said.push(text.toString()) })
    const failed = once(child, 'exit').then(([code]: unknown[]) => {
      throw new Error(`the daemon ended with ${String(code)}: ${said.join('')}`)
    })
    failed.catch(() => {})
    const { addresses, pid } = await Promise.race([firstValue(child), failed])
    return new Daemon(directory, pid, addresses, performance.now() - begin, child)
  }

  /** A connection of its own to the local API, which ends with the scope. */
  async api (scope: Scope): Promise<ApiClient> {
    const { pointer } = pathsFor(`${this.directory}/profile`, {}, this.directory)
    const found = await ApiClient.connect(pointer, VERSION)
    if (found === undefined) throw new Error('the daemon has no local API')
    const client = unwrap(found)
    scope.defer(() => { client.close() })
    return client
  }

  /** Asks it to end, and waits. */
  stop (): Promise<void> {
    return end(this.#child)
  }
}

/** Runs one command of the program to its end; throws where it fails. */
export function snug (
  directory: string, words: readonly string[], program = SOURCES
): Record<string, unknown> {
  const [command, ...first] = program
  const all = [...first, ...words, '--profile', `${directory}/profile`, '--json']
  const { status, stdout, stderr } = spawnSync(command, all, {
    env: environment(directory), encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']
  })
  if (status !== 0) throw new Error(`snug ${words.join(' ')} ended with ${status}: ${stderr}`)
  return stdout === '' ? {} : JSON.parse(stdout) as Record<string, unknown>
}

/** The first line that is an object: npm prints lines of its own before. */
async function firstValue ({ stdout }: ChildProcess): Promise<Ready> {
  if (stdout !== null) {
    for await (const line of createInterface(stdout)) {
      if (line.startsWith('{')) return JSON.parse(line) as Ready
    }
  }
  throw new Error('the daemon ended without a word')
}

async function end (child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const group = -child.pid
  const ended = once(child, 'exit')
  process.kill(group, 'SIGTERM')
  const timer = setTimeout(() => process.kill(group, 'SIGKILL'), STOP_MS)
  await ended
  clearTimeout(timer)
}
