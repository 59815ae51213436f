// The world of a command line, in memory: what is typed, what is printed, and whether somebody sits
// at a terminal.

import { PassThrough, Writable } from 'node:stream'
import type { Io } from '../../node/cli/io.ts'

export interface FakeIo extends Io {
  readonly out: string
  readonly err: string
  /** Types into the standard input. */
  type (text: string): void
  interrupt (): void
}

export interface FakeIoOptions {
  /** Somebody sits there. */
  readonly terminal?: boolean
  readonly columns?: number
  readonly env?: Readonly<Record<string, string>>
  /** All of the standard input, which then ends. */
  readonly stdin?: string
}

export function fakeIo (options: FakeIoOptions = {}): FakeIo {
  const { terminal = false, columns = 80, env = {} } = options
  const text = { out: '', err: '' }
  const sink = (name: 'out' | 'err'): Writable & { isTTY: boolean, columns: number } => {
    const stream = new Writable({
      write: (chunk: Buffer, _, done) => {
        text[name] += chunk.toString()
        done()
      }
    })
    return Object.assign(stream, { isTTY: terminal, columns })
  }
  const stdin = Object.assign(new PassThrough(), { isTTY: terminal, setRawMode: () => {} })
  if (options.stdin !== undefined) stdin.end(options.stdin)
  const interruption = new AbortController()
  return {
    stdin,
    stdout: sink('out'),
    stderr: sink('err'),
    env: { SNUG_PROFILE: '/nonexistent/snug', ...env },
    cwd: '/',
    interrupted: interruption.signal,
    get out () { return text.out },
    get err () { return text.err },
    type: (typed) => { stdin.write(typed) },
    interrupt: () => { interruption.abort() }
  }
}
