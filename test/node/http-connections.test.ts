// What plain HTTP connections may cost: time until a request, time for an answer, and their number.

import { EventEmitter } from 'node:events'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { HttpConnections } from '../../node/http-connections.ts'
import { WEB_SOCKET_BOUNDS } from '../../node/web-socket-bounds.ts'
import { until } from '../network/node.ts'
import type { Socket } from 'node:net'

const test = suite('http connections')
const LONG = 60_000
let ports = 1

class FakeSocket extends EventEmitter {
  readonly remoteAddress = '198.51.100.7'
  readonly remotePort = ports++
  destroyed = false

  destroy (): void {
    this.destroyed = true
    this.emit('close')
  }
}

function fake (): FakeSocket & Socket { return new FakeSocket() as FakeSocket & Socket }

/** The same connection as TLS shows it. */
function sealed ({ remoteAddress, remotePort }: FakeSocket): FakeSocket & Socket {
  return Object.assign(fake(), { remoteAddress, remotePort })
}

test('without a request end in time', async () => {
  const connections = new HttpConnections({ ...WEB_SOCKET_BOUNDS, requestMs: 1 })
  const socket = fake()
  connections.begin(socket)
  await until(() => socket.destroyed)
})

test('end in time when they take no answer, and when they ask for nothing more', async () => {
  const bounds = { ...WEB_SOCKET_BOUNDS, requestMs: 1, responseMs: 1 }
  const slow = fake()
  const connections = new HttpConnections(bounds)
  connections.begin(slow)
  connections.serve(slow)
  await until(() => slow.destroyed)
  const idle = fake()
  const patient = new HttpConnections({ ...bounds, responseMs: LONG })
  patient.begin(idle)
  patient.serve(idle).answered()
  await until(() => idle.destroyed)
})

test('that became WebSockets are left alone, also under TLS', async () => {
  const connections = new HttpConnections({ ...WEB_SOCKET_BOUNDS, requestMs: 1 })
  const [plain, raw, control] = [fake(), fake(), fake()]
  for (const socket of [plain, raw, control]) connections.begin(socket)
  connections.upgrade(plain)
  connections.upgrade(sealed(raw))
  await until(() => control.destroyed)
  assert.not.ok(plain.destroyed || raw.destroyed)
})

test('give way to newer ones where there are too many', () => {
  const connections = new HttpConnections({ ...WEB_SOCKET_BOUNDS, pending: 3, serving: 2 })
  const waiting = Array.from({ length: 5 }, fake)
  for (const socket of waiting) connections.begin(socket)
  assert.equal(waiting.map(({ destroyed }) => destroyed), [true, true, false, false, false])
  for (const socket of waiting.slice(2)) connections.serve(socket)
  assert.equal(waiting.map(({ destroyed }) => destroyed), [true, true, true, false, false])
  for (const socket of waiting) socket.destroy()
})

test.run()
