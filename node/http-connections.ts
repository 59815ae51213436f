// What connections of one HTTP listener may cost before they are WebSockets, or if they never are:
// each waits a bounded time for a request, and takes a bounded time for an answer. The library's
// own server has no such bounds, because nothing tells it that it listens.

import type { Socket } from 'node:net'
import type { WebSocketBounds } from './web-socket-bounds.ts'

interface Watched { readonly timer: NodeJS.Timeout, readonly destroy: () => void }

/** What a socket is known by: under TLS it has another object than below. */
type Ends = Pick<Socket, 'remoteAddress' | 'remotePort' | 'destroy'>

export class HttpConnections {
  readonly #bounds: WebSocketBounds
  readonly #waiting = new Map<string, Watched>()
  readonly #serving = new Map<string, Watched>()

  constructor (bounds: WebSocketBounds) {
    this.#bounds = bounds
  }

  /** A new connection, whose request is not there yet. */
  begin (socket: Socket): void {
    this.#wait(socket)
    const name = nameOf(socket)
    socket.once('close', () => { this.#forget(name) })
  }

  /** Its request is there, and is being answered until `answered`. */
  serve (socket: Ends): { readonly answered: () => void } {
    const { responseMs, serving } = this.#bounds
    this.#watch(this.#serving, socket, responseMs, serving)
    return {
      answered: () => { if (this.#serving.has(nameOf(socket))) this.#wait(socket) }
    }
  }

  /** It is a WebSocket from now on, with bounds of its own. */
  upgrade (socket: Ends): void { this.#forget(nameOf(socket)) }

  #wait (socket: Ends): void {
    this.#watch(this.#waiting, socket, this.#bounds.requestMs, this.#bounds.pending)
  }

  /** The oldest goes where there are too many. */
  #watch (watched: Map<string, Watched>, socket: Ends, ms: number, max: number): void {
    const name = nameOf(socket)
    this.#forget(name)
    const destroy = (): void => { socket.destroy() }
    const timer = setTimeout(destroy, ms)
    timer.unref()
    watched.set(name, { timer, destroy })
    const [oldest] = watched.values()
    if (watched.size > max) oldest?.destroy()
  }

  #forget (name: string): void {
    for (const watched of [this.#waiting, this.#serving]) {
      clearTimeout(watched.get(name)?.timer)
      watched.delete(name)
    }
  }
}

function nameOf ({ remoteAddress, remotePort }: Ends): string {
  return `${remoteAddress} ${remotePort}`
}
