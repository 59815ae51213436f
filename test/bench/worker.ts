// Processes of a benchmark's own: each serves calls over the channel that Node gives to a parent
// and its child. A worker ends with its parent, whatever happens to it.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { ChildProcess } from 'node:child_process'
import type { Scope } from './scope.ts'

/** What a worker can be asked; arguments and answers are copied from process to process. */
export type Calls = Readonly<Record<string, (argument: never) => Promise<unknown>>>

type Argument<Call extends Calls[string]> = Parameters<Call>[0]

interface Question { readonly id: number, readonly name: string, readonly argument: unknown }
interface Reply { readonly id: number, readonly value?: unknown, readonly error?: string }
interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

const STOP_MS = 5_000

export class Worker<Served extends Calls> {
  readonly #process: ChildProcess
  readonly #waiting = new Map<number, Waiting>()
  #nextId = 1

  private constructor (child: ChildProcess) {
    this.#process = child
    child.on('message', (reply: Reply) => {
      const waiting = this.#waiting.get(reply.id)
      this.#waiting.delete(reply.id)
      if (reply.error === undefined) waiting?.resolve(reply.value)
      else waiting?.reject(new Error(reply.error))
    })
    child.once('exit', (code, signal) => {
      for (const { reject } of this.#waiting.values()) {
        reject(new Error(`a worker ended with ${signal ?? code}`))
      }
      this.#waiting.clear()
    })
  }

  /**
   * Starts `script`, a file of `workers/`, which ends with the scope. `within` is a command that
   * runs the command behind it somewhere else.
   */
  static start<Served extends Calls> (
    scope: Scope, script: string, within: readonly string[] = []
  ): Worker<Served> {
    const path = fileURLToPath(new URL(`workers/${script}`, import.meta.url))
    const [command, ...words] = [...within, process.execPath, path]
    const child = spawn(command ?? process.execPath, words, {
      serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc']
    })
    scope.defer(() => stop(child))
    return new Worker<Served>(child)
  }

  call<Name extends string & keyof Served> (
    name: Name, argument: Argument<Served[Name]>
  ): Promise<Awaited<ReturnType<Served[Name]>>> {
    const id = this.#nextId++
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject })
      this.#process.send({ id, name, argument } satisfies Question, (error) => {
        if (error === null) return
        this.#waiting.delete(id)
        reject(error)
      })
    })
  }
}

/** The worker's side: answers until the parent is gone. */
export function serveCalls (calls: Calls): void {
  process.on('disconnect', () => process.exit(0))
  process.on('message', ({ id, name, argument }: Question) => {
    const call = calls[name] as ((argument: unknown) => Promise<unknown>) | undefined
    if (call === undefined) throw new RangeError(`no call ${name}`)
    call(argument).then(
      (value) => { process.send?.({ id, value } satisfies Reply) },
      (error: unknown) => {
        const text = error instanceof Error ? error.stack ?? error.message : String(error)
        process.send?.({ id, error: text } satisfies Reply)
      })
  })
}

async function stop (child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  if (child.connected) child.disconnect()
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
  await ended
  clearTimeout(timer)
}
