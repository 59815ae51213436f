// What the web address answers: the files of the app and the public facts of the house, to GET and
// HEAD, and nothing else. There are no cookies, no logins and no secrets on this side: whoever
// reads all of it knows what any stranger may know (SECURITY.md). Its requests come from the
// WebSocket listener, whose port it shares (web-sockets.ts).

import fastify from 'fastify'
import { SECURITY_HEADERS, STRICT_TRANSPORT } from './security-headers.ts'
import { RequestRates } from './request-rates.ts'
import { isLoopback, isThisMachine, nameOf } from './host-header.ts'
import type { Clock } from '../../src/base/clock.ts'
import type { Asker, HouseFacts } from './house-facts.ts'
import type { PageFile } from './page-file.ts'
import type { PageFiles } from './page-files.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'

export interface WebServerParts {
  readonly files: PageFiles
  readonly clock: Clock
}

const METHODS = ['GET', 'HEAD'] as const
const TEXT = 'text/plain; charset=utf-8'

export class WebServer {
  readonly #server: FastifyInstance
  readonly #files: PageFiles
  readonly #rates: RequestRates
  #facts: ((asker: Asker) => HouseFacts) | undefined

  private constructor ({ files, clock }: WebServerParts) {
    this.#files = files
    this.#rates = new RequestRates(clock)
    this.#server = fastify({
      logger: false,
      bodyLimit: 1,
      exposeHeadRoutes: false,
      // Whatever fastify does not understand of a path is not in the list either.
      frameworkErrors: (_error, _request, reply) => notFound(reply)
    })
    this.#server.addHook('onRequest', (request, reply, next) => {
      if (this.#admits(request, reply)) next()
    })
    this.#server.route({
      method: [...METHODS], url: '/*', handler: (request, reply) => this.#answer(request, reply)
    })
    this.#server.setNotFoundHandler((_request, reply) => {
      plain(reply.header('allow', METHODS.join(', ')), 405, 'Only GET and HEAD.')
    })
    this.#server.setErrorHandler((_error, _request, reply) => { plain(reply, 400, 'No.') })
  }

  static async open (parts: WebServerParts): Promise<WebServer> {
    const server = new WebServer(parts)
    await server.#server.ready()
    return server
  }

  /** Answers one request. */
  readonly handle = (request: IncomingMessage, response: ServerResponse): void => {
    this.#server.routing(request, response)
  }

  /** From now on there is a house to tell of. */
  show (facts: (asker: Asker) => HouseFacts): void { this.#facts = facts }

  async close (): Promise<void> { await this.#server.close() }

  /** Whether the request is to be answered further; else it is answered here. */
  #admits ({ raw, headers }: FastifyRequest, reply: FastifyReply): boolean {
    reply.headers(SECURITY_HEADERS)
    if ('encrypted' in raw.socket) reply.headers(STRICT_TRANSPORT)
    const wait = this.#rates.take(raw.socket.remoteAddress ?? '')
    if (wait > 0) {
      plain(reply.header('retry-after', Math.ceil(wait / 1_000)), 429, 'Too many requests.')
      return false
    }
    // No request of ours has a body: one that has is not waited for.
    const length = headers['content-length'] ?? '0'
    if (length === '0' && headers['transfer-encoding'] === undefined) return true
    plain(reply.header('connection', 'close'), 413, 'No bodies.')
    return false
  }

  #answer (request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const url = request.raw.url ?? '/'
    const [path = '/'] = url.split(/[?#]/, 1)
    const { host } = request.headers
    // Another name would be another origin: the same person with another, empty profile.
    if (isThisMachine(nameOf(host)) && nameOf(host) !== '127.0.0.1') {
      const port = request.raw.socket.localPort ?? 80
      return plain(reply.header('location', `http://127.0.0.1:${port}${url}`), 307, 'Moved.')
    }
    if (path === '/house.json') return this.#tellFacts(request, reply)
    const file = this.#files.get(path)
    return file === undefined ? notFound(reply) : give(file, request, reply)
  }

  #tellFacts (request: FastifyRequest, reply: FastifyReply): FastifyReply {
    reply.header('cache-control', 'no-store')
    const facts = this.#facts?.(askerOf(request))
    if (facts === undefined) return plain(reply, 503, 'The house is starting.')
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(facts))
  }
}

function give (file: PageFile, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const packed = acceptsGzip(request.headers['accept-encoding']) ? file.packed : undefined
  const { bytes, tag } = packed ?? file
  reply.headers({ 'cache-control': file.cache, etag: tag, vary: 'accept-encoding' })
  if (request.headers['if-none-match']?.split(/,\s*/).includes(tag) === true) {
    return reply.code(304).send()
  }
  if (packed !== undefined) reply.header('content-encoding', 'gzip')
  return reply.type(file.type).send(bytes)
}

/**
 * From here only where both ends of the connection and the name say so: a page of somebody else
 * whose name was turned to this machine (DNS rebinding) still says that name.
 */
function askerOf ({ raw, headers }: FastifyRequest): Asker {
  const { remoteAddress = '' } = raw.socket
  const isNear = isLoopback(remoteAddress) && headers['x-forwarded-for'] === undefined
  return isNear && isThisMachine(nameOf(headers.host)) ? 'here' : 'elsewhere'
}

function acceptsGzip (accepted: string | string[] | undefined): boolean {
  return /(^|,)\s*gzip\s*(;\s*q=(1|0\.\d*[1-9])\S*\s*)?(,|$)/i.test(String(accepted ?? ''))
}

function notFound (reply: FastifyReply): FastifyReply {
  return plain(reply.headers(SECURITY_HEADERS), 404, 'There is nothing here.')
}

function plain (reply: FastifyReply, code: number, text: string): FastifyReply {
  return reply.code(code).type(TEXT).header('cache-control', 'no-store').send(`${text}\n`)
}
