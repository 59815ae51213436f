// One client of the local API, from its connection to its end. Nothing of it piles up: no more is
// read while too many of its requests run, or while it does not read its answers.

import { until } from './until.ts'
import { LineDecoder } from './line-decoder.ts'
import { LINE_MAX, RUNNING_MAX } from './protocol.ts'
import { createJSONRPCErrorResponse, createJSONRPCNotification } from 'json-rpc-2.0'
import type { Fault } from '../../src/base/errors.ts'
import type { JSONRPCID, JSONRPCResponse, JSONRPCServer } from 'json-rpc-2.0'
import type { Socket } from 'node:net'

const PARSE_ERROR = -32_700

export class Session {
  readonly #socket: Socket
  readonly #server: JSONRPCServer<Session>
  readonly #decoder = new LineDecoder(LINE_MAX)
  readonly #running = new Map<JSONRPCID, AbortController>()
  readonly #ended = new AbortController()
  readonly #lines: string[] = []
  #busy = 0
  #closing = false
  /** Why nothing but `hello` and `stop` is answered: the two sides are of different versions. */
  refusal: Fault | undefined

  constructor (socket: Socket, server: JSONRPCServer<Session>) {
    this.#socket = socket
    this.#server = server
    socket.on('data', (chunk: Buffer) => { this.#read(chunk) })
    socket.on('error', () => { socket.destroy() })
    socket.on('close', () => { this.#ended.abort() })
    // A client that has said all may still take answers, or be gone: what would last ends now.
    socket.on('end', () => {
      this.#ended.abort()
      this.#closeWhenDone()
    })
  }

  /** Runs `work` under the id of its request, which `cancel` ends; so does the client's going. */
  async run<Value> (id: JSONRPCID, work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    const controller = new AbortController()
    const signal = AbortSignal.any([controller.signal, this.#ended.signal])
    if (id !== null) this.#running.set(id, controller)
    try {
      return await work(signal)
    } finally {
      if (this.#running.get(id) === controller) this.#running.delete(id)
    }
  }

  /** Whether there was such a request. */
  cancel (id: JSONRPCID): boolean {
    this.#running.get(id)?.abort()
    return this.#running.has(id)
  }

  /** Hands the values of a stream to the client, as fast as it reads them; how many there were. */
  async pump (id: JSONRPCID, values: AsyncIterable<unknown>, signal: AbortSignal): Promise<number> {
    let items = 0
    for await (const value of until(values, signal)) {
      items++
      await this.#write(createJSONRPCNotification('item', { request: id, value }))
    }
    return items
  }

  /** Resolves when the client is gone; what still runs is told to end, and answered. */
  async close (): Promise<void> {
    this.#closing = true
    this.#ended.abort()
    if (this.#socket.destroyed) return
    await new Promise<void>((resolve) => {
      this.#socket.once('close', () => { resolve() })
      this.#closeWhenDone()
    })
  }

  destroy (): void { this.#socket.destroy() }

  #read (chunk: Buffer): void {
    this.#lines.push(...this.#decoder.push(chunk))
    this.#next()
    if (!this.#decoder.overflowed) return
    this.#lines.length = 0
    const words = `A line is longer than ${LINE_MAX} bytes.`
    this.#socket.end(`${JSON.stringify(createJSONRPCErrorResponse(null, PARSE_ERROR, words))}\n`)
  }

  #next (): void {
    while (this.#busy < RUNNING_MAX) {
      const line = this.#lines.shift()
      if (line === undefined) break
      this.#busy++
      void this.#answer(line).finally(() => {
        this.#busy--
        this.#next()
        this.#closeWhenDone()
      })
    }
    if (this.#lines.length > 0) this.#socket.pause()
    else this.#socket.resume()
  }

  async #answer (line: string): Promise<void> {
    let answer: JSONRPCResponse | JSONRPCResponse[] | null
    try {
      answer = await this.#server.receiveJSON(line, this)
    } catch {
      // What the library itself does not bear.
      answer = createJSONRPCErrorResponse(null, -32_600, 'Invalid Request')
    }
    if (answer !== null) await this.#write(answer)
  }

  async #write (message: unknown): Promise<void> {
    if (this.#socket.destroyed || !this.#socket.writable) return
    if (this.#socket.write(`${JSON.stringify(message)}\n`)) return
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.#socket.off('drain', done).off('close', done)
        resolve()
      }
      this.#socket.on('drain', done).on('close', done)
    })
  }

  #closeWhenDone (): void {
    const last = this.#closing || this.#socket.readableEnded
    if (last && this.#busy === 0) this.#socket.end()
  }
}
