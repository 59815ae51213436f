// Hostile WebSockets, before anybody has proven anything: each costs a bounded amount, and none
// ends the process.

import { createHash } from 'node:crypto'
import { connect, createServer } from 'node:net'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { stopNodes, testNode, until } from './node.ts'
import type { Server, Socket } from 'node:net'
import type { Address } from '../../src/base/channel.ts'
import type { TestNode } from './node.ts'

const UPGRADE = 'GET / HTTP/1.1\r\nHost: snug\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n'

const sockets: Socket[] = []
const servers: Server[] = []

test.after.each(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  for (const server of servers.splice(0)) server.close()
  await stopNodes()
})

async function listening (perHost = 1_000): Promise<TestNode> {
  return await testNode('node', {
    listen: ['/ip4/127.0.0.1/tcp/0/ws'],
    flood: { perHost, perHostAndSecond: 10_000, pending: 10_000 }
  })
}

interface Raw { readonly socket: Socket, received: string, open: boolean }

function raw (node: TestNode, first: string): Raw {
  const port = Number(/\/tcp\/(\d+)/.exec(node.addresses[0] ?? '')?.[1])
  const socket = connect({ port, host: '127.0.0.1' })
  const state: Raw = { socket, received: '', open: true }
  sockets.push(socket)
  socket.on('data', (chunk) => { state.received += chunk.toString('latin1') })
  socket.on('error', () => {}).on('close', () => { state.open = false })
  socket.write(first)
  return state
}

async function upgraded (node: TestNode): Promise<Raw> {
  const state = raw(node, UPGRADE)
  await until(() => state.received.includes('101 Switching'))
  return state
}

test('a frame that breaks the rules ends its connection, and nothing else', async () => {
  const node = await listening()
  for (const frame of [
    [0x82, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], // longer than any number
    [0x82, 0x01, 0x00], // not masked
    [0xf2, 0x80, 0, 0, 0, 0], // reserved bits
    [0x8f, 0x80, 0, 0, 0, 0], // unknown operation
    [0x82, 0xff, 0, 0, 0, 0, 0x06, 0, 0, 0, 0, 0, 0, 0] // 96 MiB to come
  ]) {
    const state = await upgraded(node)
    state.socket.write(Uint8Array.from(frame))
    await until(() => !state.open)
  }
  const friend = await testNode('friend')
  assert.ok((await friend.transport.dial(node.transport.self, node.addresses)).ok)
})

test('one host keeps as many WebSockets as it may have connections, and no more', async () => {
  const node = await listening(5)
  const all = await Promise.all(Array.from({ length: 30 }, () => upgraded(node)))
  await until(() => all.filter(({ open }) => open).length === 5)
})

test('requests that never end give way to newer ones', async () => {
  const node = await listening()
  const slow = Array.from({ length: 300 }, () => raw(node, 'GET / HTTP/1.1\r\nX: '))
  await until(() => slow.filter(({ open }) => open).length <= 128)
  await upgraded(node)
})

/** A WebSocket server that answers a request with `then`. */
async function hostile (
  then: (socket: Socket) => void
): Promise<{ port: number, open: () => number }> {
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => {})
    socket.once('data', (request) => {
      const key = /Sec-WebSocket-Key: (.*)\r/i.exec(String(request))?.[1] ?? ''
      const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      if (then === silent) return
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n' +
        `Connection: Upgrade\r\nSec-WebSocket-Accept: ${accept.digest('base64')}\r\n\r\n`)
      then(socket)
    })
  }).listen(0, '127.0.0.1')
  servers.push(server)
  await new Promise((resolve) => { server.once('listening', resolve) })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port ?? 0 : 0
  return { port, open: () => sockets.filter(({ destroyed }) => !destroyed).length }
}

const silent = (): void => {}

test('a host that we dial keeps to the same bounds: nothing is read that is too long', async () => {
  const node = await testNode('dialler')
  // 16 MiB are announced, and compressed data that nobody agreed on.
  for (const frame of [[0x82, 127, 0, 0, 0, 0, 0x01, 0, 0, 0], [0xc2, 2, 1, 2]]) {
    const { port, open } = await hostile((socket) => { socket.write(Uint8Array.from(frame)) })
    const friend = await testNode('friend')
    const dialled = await node.transport.dial(friend.transport.self,
      [`/ip4/127.0.0.1/tcp/${port}/ws` as Address])
    assert.not.ok(dialled.ok)
    await until(() => open() === 0)
  }
})

test('a dial that is given up leaves no socket behind', async () => {
  const node = await testNode('dialler')
  const friend = await testNode('friend')
  for (const then of [silent, () => {}]) {
    const { port, open } = await hostile(then)
    const given = new AbortController()
    const dialled = node.transport.dial(friend.transport.self,
      [`/ip4/127.0.0.1/tcp/${port}/ws` as Address], given.signal)
    await until(() => open() === 1)
    given.abort()
    assert.not.ok((await dialled).ok)
    await until(() => open() === 0)
  }
})

test('nodes meet by WebSocket', async () => {
  const node = await listening()
  const friend = await testNode('friend')
  const met = await friend.transport.dial(node.transport.self, node.addresses)
  assert.ok(met.ok)
  await friend.net.stop()
  await until(() => node.net.node.getConnections().length === 0)
})

test.run()
