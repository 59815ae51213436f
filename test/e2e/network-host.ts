// The parent's side of network-peer.ts: starts it on a host, and calls it.

import { fileURLToPath } from 'node:url'
import type { ChildProcess } from 'node:child_process'
import type { Route } from '../../src/base/channel.ts'
import type { Host } from './namespaces.ts'

export interface PlaceText { readonly peer: string, readonly addresses: string[] }

export interface Report {
  readonly peer: string
  readonly silent: string[]
  readonly listening: string[]
  readonly confirmed: string[]
  readonly relayed: string[]
  readonly told: string[]
  readonly world: string[]
  /** What identify says to whoever connects. */
  readonly identify: string[]
  readonly protocols: string[]
  readonly recordNodes: number
  readonly connections: { readonly peer: string, readonly address: string, readonly route: Route }[]
}

export interface Met { readonly route?: Route, readonly same?: boolean, readonly fault?: string }
export interface Found { readonly outcome: string, readonly place?: PlaceText }

export interface Calls {
  report (): Promise<Report>
  /** As a host, or as a contact. */
  want (place: PlaceText & { readonly contact?: boolean }): Promise<void>
  relays (peers: string[]): Promise<void>
  /** Connects and exchanges a frame. */
  meet (place: PlaceText): Promise<Met>
  publish (seed: string): Promise<number>
  find (seed: string): Promise<Found>
}

const PROGRAM = fileURLToPath(new URL('./network-peer.ts', import.meta.url))

export class NetworkPeer {
  readonly host: Host
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, (message: { result?: unknown, error?: string }) => void>()
  #calls = 0
  #output = ''

  private constructor (host: Host, options: object) {
    this.host = host
    this.#child = host.spawn(process.execPath, [PROGRAM, host.name, JSON.stringify(options)], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc']
    })
    const collect = (chunk: Buffer): void => {
      this.#output = (this.#output + chunk.toString()).slice(-8_192)
    }
    this.#child.stdout?.on('data', collect)
    this.#child.stderr?.on('data', collect)
    this.#child.on('message', (message) => {
      const answer = message as { id: number, result?: unknown, error?: string }
      this.#waiting.get(answer.id)?.(answer)
      this.#waiting.delete(answer.id)
    })
    this.#child.on('exit', () => {
      for (const answer of this.#waiting.values()) answer({ error: `it ended: ${this.#output}` })
    })
  }

  /** Starts the process and waits until it listens. */
  static async start (host: Host, options: object = {}): Promise<NetworkPeer> {
    const peer = new NetworkPeer(host, options)
    await peer.#answer(0)
    return peer
  }

  async call<Name extends keyof Calls> (
    name: Name, ...[argument]: Parameters<Calls[Name]>
  ): Promise<Awaited<ReturnType<Calls[Name]>>> {
    const id = ++this.#calls
    this.#child.send({ id, call: name, argument })
    return await this.#answer(id) as Awaited<ReturnType<Calls[Name]>>
  }

  async stop (): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const ended = new Promise((resolve) => { this.#child.once('exit', resolve) })
    this.#child.kill('SIGKILL')
    await ended
  }

  #answer (id: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) => {
        if (error === undefined) resolve(result)
        else reject(new Error(`${this.host.name}: ${error}`))
      })
    })
  }
}
