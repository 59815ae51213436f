// Hostile WebSockets, before anybody has proven anything: each costs a bounded amount, and none
// ends the process.

import { connect } from 'node:net'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { stopNodes, testNode, until } from './node.ts'
import type { Socket } from 'node:net'
import type { TestNode } from './node.ts'

const UPGRADE = 'GET / HTTP/1.1\r\nHost: snug\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n'

const sockets: Socket[] = []

test.after.each(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
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

test.run()
