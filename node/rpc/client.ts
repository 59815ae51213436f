// The other side of the local API: what the command line uses to ask the daemon. Loads little, so
// that a command is quick.

import { lstat, readFile, stat } from 'node:fs/promises'
import { connect } from 'node:net'
import { dirname } from 'node:path'
import { JSONRPCClient } from 'json-rpc-2.0'
import { fail, failed, ok, SnugError } from '../../src/base/errors.ts'
import { codeOf } from '../storage-files.ts'
import { LineDecoder } from './line-decoder.ts'
import { PROTOCOL } from './protocol.ts'
import { thrownBy } from './fault-error.ts'
import type { Fault, Result } from '../../src/base/errors.ts'
import type { JSONRPCResponse } from 'json-rpc-2.0'
import type { Socket } from 'node:net'

const HELLO_MS = 10_000
const ANSWER_MAX = 64 * 1_048_576 // bytes: our own daemon, but a line must end some time

/** The connection was lost while an answer was awaited. */
const GONE: Fault = {
  code: 'daemon-gone',
  message: 'Snug was stopped before it answered.',
  action: 'Start it again: snug start'
}

/** A pointer that outlived its daemon may lead to where somebody else has put a socket since. */
const FOREIGN: Fault = {
  code: 'socket-failed',
  message: 'The socket of Snug is in a directory that is not of this user alone.',
  action: 'Stop Snug and start it again: snug start'
}

interface Message {
  readonly method?: string
  readonly params?: { readonly request: number, readonly value: unknown }
}

export class ApiClient {
  readonly #socket: Socket
  readonly #rpc: JSONRPCClient
  readonly #items = new Map<number, (value: unknown) => void>()
  readonly #decoder = new LineDecoder(ANSWER_MAX)
  #lastId = 0
  #fault: Fault = GONE

  private constructor (socket: Socket) {
    this.#socket = socket
    this.#rpc = new JSONRPCClient((message: unknown) => {
      if (socket.writable) socket.write(`${JSON.stringify(message)}\n`)
    })
    socket.on('data', (chunk: Buffer) => { this.#read(chunk) })
    socket.on('error', () => { socket.destroy() })
    socket.on('close', () => { this.#rpc.rejectAllPendingRequests('gone') })
  }

  /**
   * Connects to the daemon of a profile, whose `pointer` file says where it listens. Undefined
   * where none runs. Faults: `socket-failed`, `daemon-silent`, and those of `hello`.
   */
  static async connect (pointer: string, version: string): Promise<Result<ApiClient> | undefined> {
    let socket: Socket
    try {
      const path = (await readFile(pointer, 'utf8')).trim()
      if (!await isPrivate(dirname(path), pointer)) return failed(FOREIGN)
      socket = await opened(path)
    } catch (error) {
      const code = codeOf(error)
      if (['ENOENT', 'ECONNREFUSED', 'ENOTDIR'].includes(code ?? '')) return undefined
      return fail('socket-failed',
        `Snug runs here, but its socket cannot be used (${code ?? 'unknown error'}).`,
        'Use Snug as the user who started it.')
    }
    const client = new ApiClient(socket)
    const timer = setTimeout(() => {
      client.#fault = {
        code: 'daemon-silent',
        message: 'Snug runs here, but does not answer.',
        action: 'Wait a little, or stop its process and start it again.'
      }
      client.close()
    }, HELLO_MS)
    try {
      await client.call('hello', { protocol: PROTOCOL, version })
      return ok(client)
    } catch (error) {
      client.close()
      if (error instanceof SnugError) return { ok: false, fault: error.fault }
      throw error
    } finally {
      clearTimeout(timer)
    }
  }

  /** The answer to a request. Throws SnugError; a signal that aborts ends it at the daemon too. */
  async call (method: string, params: object, signal?: AbortSignal): Promise<unknown> {
    return await this.#request(++this.#lastId, method, params, signal)
  }

  /** The values of a request whose outcome is a stream. Leaving it, or the signal, ends it. */
  async * stream (method: string, params: object, signal?: AbortSignal): AsyncGenerator<unknown> {
    const id = ++this.#lastId
    const values: unknown[] = []
    let wake = (): void => {}
    this.#items.set(id, (value) => {
      values.push(value)
      wake()
      if (values.length >= 64) this.#socket.pause()
    })
    let over = false
    let failure: Error | undefined
    const end = this.#request(id, method, params, signal)
      .catch((error: unknown) => { failure = asError(error) })
      .finally(() => {
        over = true
        wake()
      })
    try {
      for (;;) {
        while (values.length > 0) yield values.shift()
        if (over) break
        this.#socket.resume()
        await new Promise<void>((resolve) => { wake = resolve })
      }
      if (failure !== undefined) throw failure
    } finally {
      this.#items.delete(id)
      this.#socket.resume()
      if (!over) {
        this.#rpc.notify('cancel', { request: id })
        await end
      }
    }
  }

  close (): void { this.#socket.destroy() }

  async #request (
    id: number, method: string, params: object, signal?: AbortSignal
  ): Promise<unknown> {
    if (!this.#socket.writable) throw new SnugError(this.#fault)
    const cancel = (): void => { this.#rpc.notify('cancel', { request: id }) }
    signal?.addEventListener('abort', cancel)
    try {
      const answer = await this.#rpc.requestAdvanced({ jsonrpc: '2.0', id, method, params })
      if (answer.error === undefined) return answer.result
      throw answer.error.message === 'gone' ? new SnugError(this.#fault) : thrownBy(answer.error)
    } finally {
      signal?.removeEventListener('abort', cancel)
    }
  }

  #read (chunk: Buffer): void {
    for (const line of this.#decoder.push(chunk)) {
      const message = JSON.parse(line) as Message & JSONRPCResponse
      if (message.method === 'item' && message.params !== undefined) {
        this.#items.get(message.params.request)?.(message.params.value)
      } else if (message.id === null && message.error !== undefined) {
        // Of the connection as a whole.
        this.#fault = thrownBy(message.error).fault
        this.close()
      } else this.#rpc.receive(message)
    }
    if (this.#decoder.overflowed) this.close()
  }
}

/** Whether a directory is nobody's but the owner's of the profile. Throws where there is none. */
async function isPrivate (directory: string, pointer: string): Promise<boolean> {
  if (process.platform === 'win32') return true
  const { mode, uid } = await lstat(directory)
  return uid === (await stat(pointer)).uid && (mode & 0o077) === 0
}

function asError (error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}

function opened (path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(path)
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.off('error', reject)
      resolve(socket)
    })
  })
}
