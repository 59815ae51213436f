// A local API with a few commands of its own, on a socket in a directory that goes with it.

import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unwrap } from '../../src/base/errors.ts'
import { command } from '../../node/commands/command.ts'
import { Listener } from '../../node/rpc/listener.ts'
import { apiServer } from '../../node/rpc/methods.ts'
import { PROTOCOL } from '../../node/rpc/protocol.ts'
import type { Daemon } from '../../node/app/daemon.ts'
import type { Command } from '../../node/commands/command.ts'
import type { Socket } from 'node:net'

export interface LocalApi {
  readonly directory: string
  readonly socket: string
  readonly pointer: string
  /** What the daemon saw: mistakes of its own, as methods. */
  readonly mistakes: string[]
  /** How often `stop` was called. */
  readonly stops: number[]
  close (): Promise<void>
}

/** Enough of a daemon for commands that do not look at it. */
function emptyDaemon (stops: number[]): Daemon {
  const never = (): never => { throw new Error('not in this test') }
  return {
    status: () => ({ version: '0.1.0', pid: 4_242, startedAt: 0, log: '', notices: [] }),
    used: () => {},
    stop: () => { stops.push(1) },
    network: never,
    desk: { diagnose: never, report: never },
    get messenger () { return never() },
    directory: '',
    protection: 'file-permissions',
    created: false,
    get clock () { return never() },
    random: never,
    flushed: () => Promise.resolve()
  }
}

export async function startApi (commands: readonly Command[]): Promise<LocalApi> {
  const directory = mkdtempSync(join(tmpdir(), 'snug-api-'))
  const socket = join(directory, 'run', 'daemon.sock')
  const pointer = join(directory, 'socket')
  const mistakes: string[] = []
  const stops: number[] = []
  const rpc = apiServer(commands, emptyDaemon(stops), (method) => { mistakes.push(method) })
  const listener = unwrap(await Listener.open(rpc, socket, pointer))
  return {
    directory,
    socket,
    pointer,
    mistakes,
    stops,
    close: async () => {
      await listener.close()
      rmSync(directory, { recursive: true, force: true })
    }
  }
}

/** Commands that answer, fail, stream and wait. */
export const testCommands: readonly Command[] = [
  command({
    name: 'stop',
    group: 'start',
    summary: 'Stop',
    where: 'daemon',
    params: {},
    examples: [],
    run: (daemon) => {
      daemon.stop()
      return Promise.resolve({})
    },
    render: () => ''
  }),
  command({
    name: 'echo-back',
    group: 'tools',
    summary: 'Answer with what was given',
    where: 'daemon',
    params: {
      text: { kind: 'text', required: true, position: true, help: 'what' },
      times: { kind: 'number', min: 1, max: 1_000_000, help: 'how often' },
      here: { kind: 'flag', cli: true, help: 'for the command line only' }
    },
    examples: [],
    run: (_, { text, times = 1 }) => Promise.resolve({ text: text.repeat(times) }),
    render: ({ text }) => text
  }),
  command({
    name: 'fail',
    group: 'tools',
    summary: 'Fail',
    where: 'daemon',
    params: { how: { kind: 'choice', choices: ['refused', 'bug'], required: true, help: 'how' } },
    examples: [],
    run: async (_, { how }) => {
      const { SnugError } = await import('../../src/base/errors.ts')
      if (how === 'bug') throw new TypeError('undefined is not a function')
      throw new SnugError({ code: 'refused-here', message: 'This was refused.',
        action: 'Ask first.' })
    },
    render: () => ''
  }),
  command({
    name: 'count',
    group: 'tools',
    summary: 'Count',
    where: 'daemon',
    stream: true,
    params: { to: { kind: 'number', min: 0, max: 1_000_000, required: true, help: 'how far' } },
    examples: [],
    run: async function * (_, { to }) {
      for (let at = 1; at <= to; at++) {
        counted.last = at
        yield await Promise.resolve({ at, filling: 'x'.repeat(1_000) })
      }
    },
    render: ({ at }) => String(at)
  }),
  command({
    name: 'wait',
    group: 'tools',
    summary: 'Wait until it is ended',
    where: 'daemon',
    params: {},
    examples: [],
    run: async (_, __, signal) => {
      waiting.now++
      if (!signal.aborted) {
        await new Promise((resolve) => {
          signal.addEventListener('abort', resolve)
        })
      }
      waiting.now--
      return { ended: true }
    },
    render: () => ''
  })
]

/** How far `count` came, and how many run `wait`. */
export const counted = { last: 0 }
export const waiting = { now: 0 }

/** A client that says what it is told, byte by byte if need be. */
export class RawClient {
  readonly socket: Socket
  readonly lines: unknown[] = []
  readonly closed: Promise<void>
  #rest = ''
  #wake = (): void => {}

  constructor (path: string) {
    this.socket = connect(path)
    this.socket.on('data', (chunk: Buffer) => {
      const lines = (this.#rest + chunk.toString()).split('\n')
      this.#rest = lines.pop() ?? ''
      for (const line of lines) this.lines.push(JSON.parse(line))
      this.#wake()
    })
    this.socket.on('error', () => {})
    this.closed = new Promise((resolve) => { this.socket.on('close', () => { resolve() }) })
    void this.closed.then(() => { this.#wake() })
  }

  write (text: string | Buffer): void { this.socket.write(text) }

  request (id: number, method: string, params: object = {}): void {
    this.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`)
  }

  hello (protocol: number = PROTOCOL, version = '0.1.0'): void {
    this.request(0, 'hello', { protocol, version })
  }

  /** The next line that the server says; undefined when it has gone. */
  async next (): Promise<Answer | undefined> {
    while (this.lines.length === 0 && !this.socket.destroyed) {
      await new Promise<void>((resolve) => { this.#wake = resolve })
    }
    return this.lines.shift() as Answer | undefined
  }
}

export interface Answer {
  readonly id: number | null
  readonly result?: unknown
  readonly error?: { readonly code: number, readonly message: string, readonly data?: unknown }
  readonly method?: string
  readonly params?: { readonly request: number, readonly value: unknown }
}
