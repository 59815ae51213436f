// A running daemon of one profile: started, asked, stopped, killed, frozen. Its commands go over
// the local API, in the process of the test; `snug` runs one as a person types it.

import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { VERSION } from '../../node/app/version.ts'
import { ApiClient } from '../../node/rpc/client.ts'
import { unwrap } from '../../src/base/errors.ts'
import { PATIENCE } from '../runner/report.ts'
import { collect, runSnug, spawnSnug } from './snug-process.ts'
import type { ChildProcess } from 'node:child_process'
import type { MessageView } from '../../src/conversation/views.ts'
import type { Ran, Where } from './snug-process.ts'

const START_MS = 60_000 * PATIENCE
const STOP_MS = 20_000 * PATIENCE

/** What `snug start --json` says when it is ready. */
export interface Ready {
  readonly state: 'ready'
  readonly house: boolean
  readonly name?: string
  readonly addresses: readonly string[]
  readonly pid: number
}

export interface StartOptions {
  /** Further words behind `start`. */
  readonly words?: readonly string[]
  readonly where?: Where
}

type Output = ReturnType<typeof collect>

interface Started {
  readonly child: ChildProcess
  readonly output: Output
}

export class Daemon {
  readonly profile: string
  readonly ready: Ready
  readonly #child: ChildProcess
  readonly #output: Output
  readonly #api: ApiClient
  readonly #where: Where

  private constructor (
    profile: string, ready: Ready, started: Started, api: ApiClient, where: Where
  ) {
    this.profile = profile
    this.ready = ready
    this.#child = started.child
    this.#output = started.output
    this.#api = api
    this.#where = where
  }

  /** Starts the daemon of a profile and waits until it is ready. */
  static async start (
    profile: string, { words = [], where }: StartOptions = {}
  ): Promise<Daemon> {
    const child = spawnSnug(['--profile', profile, '--json', 'start', ...words], where)
    const started = { child, output: collect(child) }
    try {
      const ready = await firstLine(started)
      const api = await ApiClient.connect(join(profile, 'socket'), VERSION)
      if (api === undefined) throw new Error('the daemon says that it is ready, but has no socket')
      return new Daemon(profile, ready, started, unwrap(api), where)
    } catch (error) {
      await end(child, 'SIGKILL')
      throw error
    }
  }

  get isRunning (): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null
  }

  /** A method of the local API; `Answer` is what its command declares. */
  async call<Answer> (method: string, params: object = {}): Promise<Answer> {
    return await this.#api.call(method, params) as Answer
  }

  /** The messages of a conversation, oldest first, without marking them as read. */
  async messages (name: string, limit = 10_000): Promise<MessageView[]> {
    const messages: MessageView[] = []
    for await (const message of this.#api.stream('read', { name, limit, keepUnread: true })) {
      messages.push(message as MessageView)
    }
    return messages
  }

  /** What the others wrote in a conversation. */
  async heard (name: string): Promise<string[]> {
    return (await this.messages(name)).filter(({ from }) => from === 'them').map(({ text }) => text)
  }

  /** Runs a command as a person types it, in a process of its own. */
  async snug (...words: string[]): Promise<Ran> {
    return await runSnug(['--profile', this.profile, ...words], this.#where)
  }

  /** A clean end; throws where it does not end well or in time. */
  async stop (): Promise<void> {
    const exit = await end(this.#child, 'SIGTERM')
    this.#api.close()
    if (exit === 0) return
    throw new Error(`the daemon of ${this.profile} ended with ${exit}: ${this.#output.stderr}`)
  }

  /** Whoever read what it says of errors is gone, such as `head`, or what started it. */
  endReading (): void {
    this.#child.stderr?.destroy()
  }

  /** kill -9 */
  async kill (): Promise<void> {
    await end(this.#child, 'SIGKILL')
    this.#api.close()
  }

  /** The machine sleeps, and wakes up. */
  freeze (frozen: boolean): void {
    this.#child.kill(frozen ? 'SIGSTOP' : 'SIGCONT')
  }
}

async function end (child: ChildProcess, signal: NodeJS.Signals): Promise<number | string> {
  const hasEnded = child.exitCode !== null || child.signalCode !== null
  const ended = hasEnded ? undefined : once(child, 'exit')
  child.kill(signal)
  const timer = setTimeout(() => { child.kill('SIGKILL') }, STOP_MS)
  await ended
  clearTimeout(timer)
  if (child.connected) child.disconnect()
  return child.exitCode ?? child.signalCode ?? 'nothing'
}

async function firstLine ({ child, output }: Started): Promise<Ready> {
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      reject(new Error(`it ended with ${signal ?? code}: ${output.stderr}`))
    })
  })
  ended.catch(() => {})
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => { reject(new Error(`not ready: ${output.stderr}`)) }, START_MS)
  })
  try {
    while (!output.stdout.includes('\n')) {
      await Promise.race([once(child.stdout ?? child, 'data'), ended, late])
    }
    return JSON.parse(output.stdout.split('\n')[0] ?? '') as Ready
  } finally {
    clearTimeout(timer)
  }
}

/** A directory for profiles, gone after `use`. */
export async function withDirectory<Value> (
  use: (directory: string) => Promise<Value>
): Promise<Value> {
  const directory = await mkdtemp(join(tmpdir(), 'snug-e2e-'))
  try {
    return await use(directory)
  } finally {
    await rm(directory, { recursive: true, force: true, maxRetries: 5 })
  }
}

/**
 * Asks again and again until the answer is not undefined. Throws with `what` when there is none in
 * so long, on a machine with nothing else to do.
 */
export async function until<Value> (
  what: string, ms: number, ask: () => Promise<Value | undefined>
): Promise<Value> {
  const patience = ms * PATIENCE
  const end = performance.now() + patience
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (performance.now() > end) throw new Error(`${what}: not within ${patience / 1_000} s`)
    await new Promise((resolve) => { setTimeout(resolve, 50) })
  }
}
