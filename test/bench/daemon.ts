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

/** The program from its sources. */
export const SOURCES: readonly string[] = [fileURLToPath(new URL('../../node/main.ts', import.meta.url))]

const LOOPBACK = ['--listen', '/ip4/127.0.0.1/tcp/0']
const STOP_MS = 10_000

interface Ready { readonly state: 'ready', readonly addresses: readonly string[] }

/** An environment in which nothing of the person's own is found, and all files lie in `directory`. */
export function environment (directory: string): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: directory, XDG_RUNTIME_DIR: directory, LANG: 'C.UTF-8' }
}

export class Daemon {
  readonly directory: string
  readonly addresses: readonly string[]
  /** Milliseconds from the start of the process to the line that says that it listens. */
  readonly startMs: number
  readonly #child: ChildProcess

  private constructor (
    directory: string, addresses: readonly string[], startMs: number, child: ChildProcess
  ) {
    this.directory = directory
    this.addresses = addresses
    this.startMs = startMs
    this.#child = child
  }

  /** Starts a daemon on the profile in `directory`. */
  static async start (
    scope: Scope, directory: string, words: readonly string[] = [], program = SOURCES
  ): Promise<Daemon> {
    const begin = performance.now()
    const command = [...program, 'start', '--profile', `${directory}/profile`, '--json']
    const child = spawn(process.execPath, [...command, ...LOOPBACK, ...words], {
      cwd: directory, env: environment(directory), stdio: ['ignore', 'pipe', 'pipe']
    })
    scope.defer(() => end(child))
    const said: string[] = []
    child.stderr.on('data', (text: Buffer) => { said.push(text.toString()) })
    const failed = once(child, 'exit').then(([code]: unknown[]) => {
      throw new Error(`the daemon ended with ${String(code)}: ${said.join('')}`)
    })
    failed.catch(() => {})
    const line = once(createInterface(child.stdout), 'line') as Promise<[string]>
    const [text] = await Promise.race([line, failed])
    const ready = JSON.parse(text) as Ready
    return new Daemon(directory, ready.addresses, performance.now() - begin, child)
  }

  get pid (): number { return this.#child.pid ?? 0 }

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
  const command = [...program, ...words, '--profile', `${directory}/profile`, '--json']
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: directory, env: environment(directory), encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']
  })
  if (status !== 0) throw new Error(`snug ${words.join(' ')} ended with ${status}: ${stderr}`)
  return stdout === '' ? {} : JSON.parse(stdout) as Record<string, unknown>
}

async function end (child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
  await ended
  clearTimeout(timer)
}
