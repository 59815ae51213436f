// The real program, as people run it: processes with a profile of their own, away from the settings
// of whoever runs the tests.

import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ChildProcess } from 'node:child_process'
import type { ContactView, InviteMade } from '../../src/conversation/views.ts'

const MAIN = fileURLToPath(new URL('../../node/main.ts', import.meta.url))
const LOOPBACK = ['--listen', '/ip4/127.0.0.1/tcp/0']

export interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** A place for profiles, which goes with everything in it. */
export class Village {
  readonly directory: string = mkdtempSync(join(tmpdir(), 'snug-e2e-'))
  readonly #people: Person[] = []

  person (name: string): Person {
    const made = new Person(name, this.directory)
    this.#people.push(made)
    return made
  }

  async close (): Promise<void> {
    await Promise.all(this.#people.map((one) => one.kill()))
    rmSync(this.directory, { recursive: true, force: true })
  }
}

/** Somebody with a profile, a shell to type into, and perhaps a daemon. */
export class Person {
  readonly name: string
  readonly home: string
  readonly profile: string
  readonly env: Record<string, string>
  #daemon: ChildProcess | undefined

  constructor (name: string, village: string) {
    this.name = name
    this.home = join(village, name)
    this.profile = join(this.home, 'profile')
    this.env = {
      PATH: process.env.PATH ?? '',
      HOME: this.home,
      XDG_RUNTIME_DIR: join(village, 'run'),
      SNUG_PROFILE: this.profile
    }
  }

  /** Runs a command to its end. */
  snug (args: readonly string[], stdin?: string): Promise<Ended> {
    return new Promise((resolve) => {
      const child = execFile(process.execPath, [MAIN, ...args], { env: this.env },
        (error, out, err) => {
          const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1
          resolve({ code, out, err })
        })
      child.stdin?.on('error', () => {})
      child.stdin?.end(stdin ?? '')
    })
  }

  /** Runs a command that must succeed, and gives what it prints. */
  async say (...args: string[]): Promise<string> {
    const { code, out, err } = await this.snug(args)
    if (code !== 0) {
      throw new Error(`${this.name}: snug ${args.join(' ')} ended with ${code}\n${err}${out}`)
    }
    return out
  }

  async json<Value> (...args: string[]): Promise<Value> {
    return JSON.parse(await this.say(...args, '--json')) as Value
  }

  /** A command that goes on: its lines of JSON, until it is killed. */
  follow (
    ...args: string[]
  ): { readonly lines: AsyncGenerator<unknown>, readonly child: ChildProcess } {
    const child = spawn(process.execPath, [MAIN, ...args, '--json'], {
      env: this.env, stdio: ['ignore', 'pipe', 'inherit']
    })
    return { lines: linesOf(child), child }
  }

  /** Starts the daemon and waits until it is ready. */
  async start (
    ...args: string[]
  ): Promise<{ readonly addresses: readonly string[], readonly pid: number }> {
    const child = spawn(process.execPath, [MAIN, 'start', '--json', ...LOOPBACK, ...args], {
      env: this.env, stdio: ['ignore', 'pipe', 'pipe']
    })
    this.#daemon = child
    let errors = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      errors = (errors + chunk.toString()).slice(-8_192)
    })
    const lines = linesOf(child)
    const { value } = await lines.next()
    if (value === undefined) throw new Error(`${this.name}: the daemon did not start\n${errors}`)
    void (async () => { for await (const _ of lines) continue })()
    return value as { readonly addresses: readonly string[], readonly pid: number }
  }

  /** Ends the daemon with a signal, and gives its exit code. */
  async end (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const child = this.#daemon
    this.#daemon = undefined
    if (child === undefined || child.exitCode !== null) return child?.exitCode ?? null
    const exit = new Promise<number | null>((resolve) => { child.once('exit', resolve) })
    child.kill(signal)
    return await exit
  }

  async kill (): Promise<void> { await this.end('SIGKILL') }
}

/** Makes contacts of two whose daemons run, by an invite. */
export async function meet (host: Person, guest: Person): Promise<void> {
  const { link } = await host.json<InviteMade>('invite')
  await guest.say('add', link)
  await Promise.all([host, guest].map(untilConnected))
}

async function untilConnected (person: Person): Promise<void> {
  for (;;) {
    const [contact] = await person.json<ContactView[]>('contacts')
    if (contact?.state === 'connected') return
    await new Promise((resolve) => { setTimeout(resolve, 100) })
  }
}

async function * linesOf (child: ChildProcess): AsyncGenerator<unknown> {
  let rest = ''
  child.stdout?.setEncoding('utf8')
  for await (const chunk of child.stdout ?? []) {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield JSON.parse(line)
  }
}
