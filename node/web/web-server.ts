// What the web address answers: the files of the app and the public facts of the house, to GET and
// HEAD, and nothing else. There are no cookies, no logins and no secrets on this side: whoever
// reads all of it knows what any stranger may know (SECURITY.md). Its requests come from the
// WebSocket listener, whose port it shares (web-sockets.ts).

import fastify from 'fastify'
import { householdOf } from '../../src/network/host.ts'
import { askerOf } from './asker.ts'
import { isThisMachine, nameOf } from './host-header.ts'
import { noticePage, noticeStyle } from './notice-page.ts'
import { hostOfClient } from './proxies.ts'
import { RequestRates } from './request-rates.ts'
import { OWN_WINDOW, SECURITY_HEADERS, STRICT_TRANSPORT } from './security-headers.ts'
import type { Clock } from '../../src/base/clock.ts'
import type { Asker } from './asker.ts'
import type { HouseFacts } from './house-facts.ts'
import type { PageFile } from './page-file.ts'
import type { PageFiles } from './page-files.ts'
import type { Proxies } from './proxies.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'

export interface WebServerParts {
  readonly files: PageFiles
  readonly clock: Clock
  readonly proxies: Proxies
  /** Whether the same port speaks TLS under this name. */
  readonly isSealed: (name: string) => boolean
}

const METHODS = ['GET', 'HEAD'] as const
const TEXT = 'text/plain; charset=utf-8'

export class WebServer {
  readonly #parts: WebServerParts
  readonly #server: FastifyInstance
  readonly #rates: RequestRates
  #facts: ((asker: Asker) => HouseFacts) | undefined

  private constructor (parts: WebServerParts) {
    this.#parts = parts
    this.#rates = new RequestRates(parts.clock)
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
    const client = this.#parts.proxies.clientOf(raw)
    reply.headers(SECURITY_HEADERS)
    if (client.secure) reply.headers(STRICT_TRANSPORT)
    if (client.secure || isThisMachine(nameOf(headers.host))) reply.headers(OWN_WINDOW)
    const wait = this.#rates.take(householdOf(hostOfClient(client)))
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
    const client = this.#parts.proxies.clientOf(request.raw)
    const url = request.raw.url ?? '/'
    const [path = '/'] = url.split(/[?#]/, 1)
    const name = nameOf(request.headers.host)
    const port = request.raw.socket.localPort ?? 0
    // Another name would be another origin: the same person with another, empty profile.
    if (!client.secure && isThisMachine(name) && name !== '127.0.0.1') {
      return moved(reply, `http://127.0.0.1:${port}${url}`)
    }
    if (path === '/house.json') return this.#tellFacts(askerOf(client, name), reply)
    const file = this.#parts.files.get(path)
    if (!client.secure && !isThisMachine(name)) {
      if (file?.type.startsWith('text/html') === true) {
        return this.#parts.isSealed(name)
          ? moved(reply, `https://${name}:${port}${url}`)
          : notice(request, reply, port)
      }
      const style = noticeStyle(path)
      if (style !== undefined) return reply.type(style.type).send(style.body)
    }
    return file === undefined ? notFound(reply) : give(file, request, reply)
  }

  #tellFacts (asker: Asker, reply: FastifyReply): FastifyReply {
    reply.header('cache-control', 'no-store')
    const facts = this.#facts?.(asker)
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

function acceptsGzip (accepted: string | string[] | undefined): boolean {
  return /(^|,)\s*gzip\s*(;\s*q=(1|0\.\d*[1-9])\S*\s*)?(,|$)/i.test(String(accepted ?? ''))
}

function notice (request: FastifyRequest, reply: FastifyReply, port: number): FastifyReply {
  const { type, body } = noticePage(request.headers['accept-language'], port)
  reply.headers({ 'cache-control': 'no-store', vary: 'accept-language' })
  return reply.code(403).type(type).send(body)
}

function moved (reply: FastifyReply, location: string): FastifyReply {
  return plain(reply.header('location', location), 307, 'Moved.')
}

function notFound (reply: FastifyReply): FastifyReply {
  return plain(reply.headers(SECURITY_HEADERS), 404, 'There is nothing here.')
}

function plain (reply: FastifyReply, code: number, text: string): FastifyReply {
  return reply.code(code).type(TEXT).header('cache-control', 'no-store').send(`${text}\n`)
}
