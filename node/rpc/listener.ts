// The socket of the local API: in a directory of its owner's, mode 0600, so that nobody else on the
// machine can connect. Never a TCP port: any web page could reach that.

import { chmod, lstat, mkdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname } from 'node:path'
import { fail, ok, SnugError } from '../../src/base/errors.ts'
import { codeOf, DIRECTORY_MODE, FILE_MODE } from '../storage-files.ts'
import { CLIENTS_MAX } from './protocol.ts'
import { Session } from './session.ts'
import type { Result } from '../../src/base/errors.ts'
import type { JSONRPCServer } from 'json-rpc-2.0'
import type { Server, Socket } from 'node:net'

const CLOSE_MS = 1_000 // that clients have to take their last answers

export class Listener {
  readonly #server: Server
  readonly #rpc: JSONRPCServer<Session>
  readonly #sessions = new Set<Session>()
  readonly #path: string
  readonly #pointer: string

  private constructor (rpc: JSONRPCServer<Session>, path: string, pointer: string) {
    this.#rpc = rpc
    this.#path = path
    this.#pointer = pointer
    // Half open: a client that ends its side still gets its answers.
    this.#server = createServer({ allowHalfOpen: true }, (socket) => { this.#accept(socket) })
  }

  /**
   * Listens at `path` and notes that in the file `pointer`. The caller holds the lock of the
   * profile: a socket that is there already is nobody's. Faults: `socket-failed`.
   */
  static async open (
    rpc: JSONRPCServer<Session>, path: string, pointer: string
  ): Promise<Result<Listener>> {
    const listener = new Listener(rpc, path, pointer)
    try {
      await privateDirectory(dirname(path))
      await rm(path, { force: true })
      await new Promise<void>((resolve, reject) => {
        listener.#server.once('error', reject).listen(path, resolve)
      })
      await chmod(path, FILE_MODE)
      await writeFile(pointer, path, { mode: FILE_MODE })
      return ok(listener)
    } catch (error) {
      listener.#server.close()
      if (error instanceof SnugError) return { ok: false, fault: error.fault }
      return fail('socket-failed',
        `The socket ${path} could not be opened (${codeOf(error) ?? 'unknown error'}).`,
        'Check that this user may write there, or set XDG_RUNTIME_DIR to a directory of your own.')
    }
  }

  /** Takes no more clients, gives those that are there a second for their last answers. */
  async close (): Promise<void> {
    const closed = new Promise<void>((resolve) => { this.#server.close(() => { resolve() }) })
    await rm(this.#pointer, { force: true })
    const timer = setTimeout(() => {
      for (const session of this.#sessions) session.destroy()
    }, CLOSE_MS)
    await Promise.all([...this.#sessions].map((session) => session.close()))
    clearTimeout(timer)
    await closed
    await rm(this.#path, { force: true })
  }

  #accept (socket: Socket): void {
    if (this.#sessions.size >= CLIENTS_MAX) {
      const words = `More than ${CLIENTS_MAX} programs use this Snug at the same time.`
      const error = { code: -32_000, message: words, data: { code: 'busy' } }
      socket.on('error', () => { socket.destroy() }).resume()
      socket.end(`${JSON.stringify({ jsonrpc: '2.0', id: null, error })}\n`)
      return
    }
    const session = new Session(socket, this.#rpc)
    this.#sessions.add(session)
    socket.on('close', () => { this.#sessions.delete(session) })
  }
}

/**
 * Makes the directory, or refuses one that others may enter: who may, could take the socket's
 * place.
 */
async function privateDirectory (path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: DIRECTORY_MODE })
  const { mode, uid } = await lstat(path)
  if (uid === process.getuid?.() && (mode & 0o077) === 0) return
  throw new SnugError({
    code: 'socket-failed',
    message: `Others may enter ${path}, where the socket of Snug would be.`,
    action: `Take that away: chmod 700 ${path}, or remove the directory.`
  })
}
