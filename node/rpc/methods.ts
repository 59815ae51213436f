// The methods of the local API: those of the protocol itself, and one for each command of the table
// that runs at a daemon.

import { JSONRPCServer } from 'json-rpc-2.0'
import { fail, SnugError, unwrap } from '../../src/base/errors.ts'
import { methodOf } from '../commands/command.ts'
import { checkParams } from '../commands/params.ts'
import { errorOf } from './fault-error.ts'
import { PROTOCOL } from './protocol.ts'
import type { Fault } from '../../src/base/errors.ts'
import type { Daemon } from '../app/daemon.ts'
import type { Command } from '../commands/command.ts'
import type { Params } from '../commands/params.ts'
import type { Session } from './session.ts'
import type { JSONRPCID, JSONRPCRequest } from 'json-rpc-2.0'

/** These are answered whatever the versions are: the way out must stay open. */
const ALWAYS = new Set(['hello', 'stop'])

/** `log` hears of mistakes of our own, as code and method. */
export function apiServer (
  commands: readonly Command[], daemon: Daemon, log: (method: string, error: unknown) => void
): JSONRPCServer<Session> {
  const server = new JSONRPCServer<Session>({ errorListener: () => {} })
  server.mapErrorToJSONRPCErrorResponse = (id, thrown: unknown) => {
    return { jsonrpc: '2.0', id, error: errorOf(thrown) }
  }
  server.applyMiddleware(async (next, request, session) => {
    if (session.refusal !== undefined && !ALWAYS.has(request.method)) {
      throw new SnugError(session.refusal)
    }
    return await next(request, session)
  })
  server.addMethod('hello', (params: unknown, session) => {
    const theirs = Object(params) as { readonly protocol?: unknown, readonly version?: unknown }
    const { version, pid } = daemon.status()
    session.refusal = refusalOf(theirs.protocol, theirs.version, version, pid)
    if (session.refusal !== undefined) throw new SnugError(session.refusal)
    return { protocol: PROTOCOL, version, pid }
  })
  server.addMethod('cancel', (params: unknown, session) => {
    const { request } = Object(params) as { readonly request?: JSONRPCID }
    return { cancelled: session.cancel(request ?? null) }
  })
  for (const command of commands) {
    if (command.where === 'local') continue
    const name = methodOf(command.name)
    server.addMethodAdvanced(name, async (request, session) => {
      try {
        const result = await call(command, daemon, request, session)
        return { jsonrpc: '2.0', id: request.id ?? null, result }
      } catch (error) {
        if (!(error instanceof SnugError)) log(name, error)
        throw error
      }
    })
  }
  return server
}

async function call (
  command: Exclude<Command, { where: 'local' }>, daemon: Daemon, request: JSONRPCRequest,
  session: Session
): Promise<unknown> {
  const id = request.id ?? null
  const values = unwrap(checkParams(methodParams(command.params), request.params))
  if (command.group === 'people' || command.group === 'messages') daemon.used()
  return await session.run(id, async (signal) => {
    const outcome = command.run(daemon, values, signal)
    if (!(Symbol.asyncIterator in outcome)) return await outcome ?? null
    if (request.id === undefined) {
      throw new SnugError(fail('bad-input', 'A stream needs an id.').fault)
    }
    return { items: await session.pump(id, outcome, signal) }
  })
}

/**
 * The parameters that a method has: those that only mean something on the command line are none.
 */
export function methodParams (params: Params): Params {
  return Object.fromEntries(Object.entries(params).filter(([, param]) => param.cli !== true))
}

function refusalOf (
  protocol: unknown, version: unknown, own: string, pid: number
): Fault | undefined {
  if (protocol === PROTOCOL) return undefined
  if (typeof protocol !== 'number' || typeof version !== 'string') {
    return fail('bad-input', 'hello takes protocol, a number, and version, a text.').fault
  }
  const theirs = version.slice(0, 32)
  return protocol < PROTOCOL
    ? fail('client-older',
      `This command is of Snug ${theirs}, older than the ${own} that runs here.`,
      'Use the newer command.').fault
    : fail('daemon-older',
      `The Snug that runs here is of version ${own}, older than this command (${theirs}).`,
      `Restart it: snug stop (or kill ${pid}), then snug start`).fault
}
