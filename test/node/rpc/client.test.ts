import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { unwrap } from '../../../src/base/errors.ts'
import { ApiClient } from '../../../node/rpc/client.ts'
import { startApi, testCommands, waiting } from '../local-api.ts'
import type { LocalApi } from '../local-api.ts'

const test = suite('local API, as commands use it')
const directory = mkdtempSync(join(tmpdir(), 'snug-client-'))
let api: LocalApi

test.before(async () => { api = await startApi(testCommands) })
test.after(async () => {
  await api.close()
  rmSync(directory, { recursive: true })
})

async function connected (): Promise<ApiClient> {
  const client = await ApiClient.connect(api.pointer, '0.1.0')
  return unwrap(client ?? assert.unreachable('nobody there') as never)
}

async function faultOf (
  work: Promise<unknown>
): Promise<{ code?: string, message?: string, action?: string }> {
  return await work.then(() => ({}), (error: object) => error)
}

test('a socket in a directory that others may enter is not used', async () => {
  const open = mkdtempSync(join(tmpdir(), 'snug-open-'))
  const pointer = join(directory, 'pointer')
  const server = createServer(() => { assert.unreachable('somebody connected') })
  try {
    await new Promise<void>((resolve) => { server.listen(join(open, 'daemon.sock'), resolve) })
    writeFileSync(pointer, join(open, 'daemon.sock'))
    chmodSync(open, 0o777)
    const client = await ApiClient.connect(pointer, '0.1.0')
    assert.is(client?.ok === false && client.fault.code, 'socket-failed')
  } finally {
    server.close()
    rmSync(open, { recursive: true })
  }
})

test('answers and faults arrive as they were given', async () => {
  const client = await connected()
  assert.equal(await client.call('echoBack', { text: 'ab', times: 2 }), { text: 'abab' })
  const fault = await faultOf(client.call('fail', { how: 'refused' }))
  assert.is(fault.code, 'refused-here')
  assert.is(fault.action, 'Ask first.')
  assert.is((await faultOf(client.call('nothing', {}))).code, 'unknown-method')
  client.close()
})

test('a long stream comes whole and in order', async () => {
  const client = await connected()
  let last = 0
  for await (const value of client.stream('count', { to: 3_000 })) {
    const { at } = value as { at: number }
    assert.is(at, last + 1)
    last = at
  }
  assert.is(last, 3_000)
  client.close()
})

test('a stream that is left ends at the daemon, and the connection can be used again', async () => {
  const client = await connected()
  for await (const value of client.stream('count', { to: 1_000_000 })) {
    if ((value as { at: number }).at === 5) break
  }
  assert.equal(await client.call('echoBack', { text: 'next' }), { text: 'next' })
  client.close()
})

test('a signal ends a request at the daemon', async () => {
  const client = await connected()
  const ending = new AbortController()
  const answer = client.call('wait', {}, ending.signal)
  while (waiting.now === 0) await new Promise((resolve) => { setImmediate(resolve) })
  ending.abort()
  assert.equal(await answer, { ended: true })
  client.close()
})

test('a fault within a stream is thrown behind the values before it', async () => {
  const client = await connected()
  const fault = await faultOf((async () => {
    for await (const _ of client.stream('fail', { how: 'refused' })) assert.unreachable()
  })())
  assert.is(fault.code, 'refused-here')
  client.close()
})

test('nobody listening is not an error, whatever is left behind', async () => {
  assert.is(await ApiClient.connect(join(directory, 'none'), '0.1.0'), undefined)
  const stale = join(directory, 'stale')
  writeFileSync(stale, join(directory, 'gone.sock'))
  assert.is(await ApiClient.connect(stale, '0.1.0'), undefined)
  const file = join(directory, 'file')
  writeFileSync(file, file)
  assert.is(await ApiClient.connect(file, '0.1.0'), undefined)
})

test('a daemon that goes before it answers is said to be gone', async () => {
  const path = join(directory, 'short.sock')
  const server = createServer((socket) => {
    socket.once('data', () => {
      socket.write('{"jsonrpc":"2.0","id":1,"result":{"protocol":1}}\n')
      socket.once('data', () => { socket.destroy() })
    })
  }).listen(path)
  const pointer = join(directory, 'short')
  writeFileSync(pointer, path)
  const client = unwrap(await ApiClient.connect(pointer, '0.1.0') ?? assert.unreachable() as never)
  const fault = await faultOf(client.call('echoBack', { text: 'a' }))
  assert.is(fault.code, 'daemon-gone')
  assert.match(fault.action ?? '', /snug start/)
  assert.is((await faultOf(client.call('echoBack', { text: 'a' }))).code, 'daemon-gone')
  await new Promise((resolve) => { server.close(resolve) })
})

test('a socket that may not be used says whose Snug it is', async () => {
  if (process.getuid?.() === 0) return // root may use everything
  const own = await startApi(testCommands)
  chmodSync(own.socket, 0o000)
  const client = await ApiClient.connect(own.pointer, '0.1.0')
  assert.is(client?.ok === false && client.fault.code, 'socket-failed')
  await own.close()
})

test.run()
