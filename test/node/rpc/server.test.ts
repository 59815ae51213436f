import { statSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { CLIENTS_MAX, LINE_MAX, PROTOCOL, RUNNING_MAX } from '../../../node/rpc/protocol.ts'
import { seeded } from '../../random.ts'
import { counted, RawClient, startApi, testCommands, waiting } from '../local-api.ts'
import type { LocalApi } from '../local-api.ts'

const test = suite('local API, from the outside')
let api: LocalApi
const clients: RawClient[] = []

function client (): RawClient {
  const made = new RawClient(api.socket)
  clients.push(made)
  return made
}

/** A client that got in, however many of those before have not been missed yet. */
async function admitted (): Promise<RawClient> {
  for (;;) {
    const one = client()
    one.hello()
    if ((await one.next())?.result !== undefined) return one
  }
}

test.before(async () => { api = await startApi(testCommands) })
test.after.each(async () => {
  for (const one of clients) one.socket.destroy()
  await Promise.all(clients.splice(0).map((one) => one.closed))
})
test.after(async () => { await api.close() })

test('the socket and its directory are for their owner alone', () => {
  assert.is(statSync(api.socket).mode & 0o777, 0o600)
  assert.is(statSync(join(api.directory, 'run')).mode & 0o777, 0o700)
  assert.is(statSync(api.pointer).mode & 0o777, 0o600)
})

test('hello tells both sides their versions', async () => {
  const one = client()
  one.hello()
  assert.equal(await one.next(), {
    jsonrpc: '2.0', id: 0, result: { protocol: PROTOCOL, version: '0.1.0', pid: 4_242 }
  })
})

test('an older and a newer command are told so; both may still stop the daemon', async () => {
  const cases: readonly (readonly [number, string, RegExp, RegExp])[] = [
    [PROTOCOL - 1, '0.0.9', /of Snug 0\.0\.9, older than the 0\.1\.0 that runs/, /newer command/],
    [PROTOCOL + 1, '9.0.0', /version 0\.1\.0, older than this command \(9\.0\.0\)/, /snug stop/]
  ]
  for (const [protocol, version, message, action] of cases) {
    const one = client()
    one.hello(protocol, version)
    one.request(1, 'echoBack', { text: 'a' })
    one.request(2, 'stop')
    for (const id of [0, 1]) {
      const answer = await one.next()
      assert.is(answer?.id, id)
      assert.match(answer?.error?.message ?? '', message)
      assert.match(String(Object(answer?.error?.data).action), action)
    }
    assert.equal((await one.next())?.result, {})
  }
  assert.is(api.stops.length, 2)
})

test('a fault comes with code, words and a way out; a mistake of ours as one', async () => {
  const one = client()
  one.request(1, 'fail', { how: 'refused' })
  assert.equal((await one.next())?.error, {
    code: -32_000,
    message: 'This was refused.',
    data: { code: 'refused-here', action: 'Ask first.' }
  })
  one.request(2, 'fail', { how: 'bug' })
  const bug = (await one.next())?.error
  assert.equal(bug?.data, { code: 'internal' })
  assert.equal(api.mistakes.splice(0), ['fail'])
})

test('parameters of wrong name, type or size are refused by name', async () => {
  const one = client()
  const cases: readonly (readonly [object, RegExp])[] = [
    [{}, /text is missing/],
    [{ text: 5 }, /text must be text/],
    [{ text: '' }, /text is empty/],
    [{ text: 'a', times: 'often' }, /times must be a whole number from 1 to/],
    [{ text: 'a', times: 0.5 }, /times must be a whole number/],
    [{ text: 'a', here: true }, /no parameter "here"/],
    [{ text: 'a', '\u001b[2J': 1 }, /no parameter "\?\[2J"/],
    [['a'], /given by name/],
    [{ text: 'x'.repeat(70_000) }, /text is longer than/]
  ]
  for (const [at, [params, words]] of cases.entries()) {
    one.request(at, 'echoBack', params)
    const answer = await one.next()
    assert.is(answer?.id, at)
    assert.is(answer?.error?.code, -32_602)
    assert.match(answer?.error?.message ?? '', words)
  }
})

test('unknown methods and what is no request get the errors of the specification', async () => {
  const one = client()
  one.request(1, 'nothing')
  assert.is((await one.next())?.error?.code, -32_601)
  one.request(2, 'constructor')
  assert.is((await one.next())?.error?.code, -32_601)
  one.write('{"jsonrpc":"2.0","id":3}\n')
  assert.is((await one.next())?.error?.code, -32_600)
  one.write('{nonsense\n')
  assert.is((await one.next())?.error?.code, -32_700)
  one.write('[]\n')
  assert.is((await one.next())?.error?.code, -32_600)
})

test('answers come to requests in pieces, together, and before the client ends', async () => {
  const one = client()
  const bytes = Buffer.from(
    '{"jsonrpc":"2.0","id":1,"method":"echoBack","params":{"text":"\u00fc\u{1f56f}"}}\n'
  )
  for (const byte of bytes) one.write(Buffer.from([byte]))
  assert.equal((await one.next())?.result, { text: '\u00fc\u{1f56f}' })
  one.socket.end(
    [1, 2, 3].map((id) =>
      `${JSON.stringify({ jsonrpc: '2.0', id, method: 'echoBack', params: { text: 'a' } })}\n`
    ).join('')
  )
  const ids = [await one.next(), await one.next(), await one.next()].map((answer) => answer?.id)
  assert.equal(new Set(ids), new Set([1, 2, 3]))
  assert.is(await one.next(), undefined)
})

test('a line without end is cut off at its limit, in words', async () => {
  const one = client()
  one.write(Buffer.alloc(LINE_MAX + 1, 'a'))
  const answer = await one.next()
  assert.is(answer?.id, null)
  assert.match(answer?.error?.message ?? '', /longer than/)
  await one.closed
})

test('a stream gives its values and then says how many there were', async () => {
  const one = client()
  one.request(7, 'count', { to: 3 })
  for (const at of [1, 2, 3]) {
    const item = await one.next()
    assert.is(item?.method, 'item')
    assert.is(item?.params?.request, 7)
    assert.is(Object(item?.params?.value).at, at)
  }
  assert.equal((await one.next())?.result, { items: 3 })
})

test('a client that does not read stops the stream, not the memory', async () => {
  const one = client()
  one.socket.pause()
  one.request(1, 'count', { to: 1_000_000 })
  let before = -1
  // It goes on until the buffers of the system are full, and no further.
  while (counted.last !== before || counted.last < 2) {
    before = counted.last
    await new Promise((resolve) => { setTimeout(resolve, 60) })
  }
  assert.ok(counted.last < 20_000, `${counted.last} values of a kilobyte`)
})

test('cancel ends a request, and so does going away', async () => {
  const one = client()
  one.request(1, 'wait')
  one.request(2, 'cancel', { request: 1 })
  const ids = [await one.next(), await one.next()].map((answer) => answer?.id)
  assert.equal(new Set(ids), new Set([1, 2]))
  one.request(3, 'cancel', { request: 1 })
  assert.equal((await one.next())?.result, { cancelled: false })
  one.request(4, 'wait')
  one.request(5, 'echoBack', { text: 'a' })
  await one.next()
  assert.is(waiting.now, 1)
  one.socket.destroy()
  while (waiting.now > 0) await new Promise((resolve) => { setImmediate(resolve) })
})

test('more requests than may run wait until others are done', async () => {
  const one = client()
  for (let id = 1; id <= RUNNING_MAX + 10; id++) one.request(id, 'wait')
  const other = client()
  other.request(1, 'echoBack', { text: 'still here' })
  assert.equal((await other.next())?.result, { text: 'still here' })
  while (waiting.now < RUNNING_MAX) await new Promise((resolve) => { setImmediate(resolve) })
  assert.is(waiting.now, RUNNING_MAX)
  one.socket.destroy()
  while (waiting.now > 0) await new Promise((resolve) => { setImmediate(resolve) })
})

test('one client too many is told so; when one goes, the next may come', async () => {
  const all: RawClient[] = []
  while (all.length < CLIENTS_MAX) all.push(await admitted())
  const surplus = client()
  assert.equal((await surplus.next())?.error?.data, { code: 'busy' })
  await surplus.closed
  all[0]?.socket.destroy()
  await all[0]?.closed
  await admitted()
})

test('garbage of every kind is answered, and the next client does not notice', async () => {
  const random = seeded('local api')
  const valid = [
    '{"jsonrpc":"2.0","id":1,"method":"echoBack","params":{"text":"a"}}',
    '{"jsonrpc":"2.0","id":"a","method":"hello","params":{"protocol":1,"version":"0.1.0"}}',
    '[{"jsonrpc":"2.0","id":1,"method":"cancel","params":{"request":1}},' +
      '{"jsonrpc":"2.0","id":2,"method":"fail"}]',
    'null', '5', '"text"', 'true', '[1,2,null]', '[null]', '{}', '[[]]',
    '{"jsonrpc":"2.0","id":{},"method":"echoBack"}',
    '{"jsonrpc":"2.0","id":1,"method":{"a":1}}',
    '{"jsonrpc":"2.0","method":"count","params":{"to":2}}',
    '{"jsonrpc":"2.0","id":1,"method":"__proto__","params":{"__proto__":{"text":"a"}}}',
    '{"jsonrpc":"2.0","id":1,"method":"echoBack","params":{"text":null}}',
    '{"jsonrpc":"2.0","id":1,"result":1}', `${'['.repeat(5_000)}`
  ]
  const one = await admitted()
  for (let round = 0; round < 600; round++) {
    const bytes = Buffer.from(random.pick(valid))
    for (let bends = random.int(4); bends > 0; bends--) {
      bytes[random.int(bytes.length)] = random.int(256)
    }
    one.write(Buffer.concat([bytes, Buffer.from('\n')]))
  }
  one.request(99, 'echoBack', { text: 'done' })
  for (;;) {
    const answer = await one.next()
    assert.ok(answer !== undefined, 'the connection stays')
    if (!Array.isArray(answer) && answer?.id === 99) break
  }
  const other = client()
  other.hello()
  assert.ok((await other.next())?.result)
})

test('closing takes the socket away and lets clients go', async () => {
  const own = await startApi(testCommands)
  const one = new RawClient(own.socket)
  one.request(1, 'wait')
  while (waiting.now === 0) await new Promise((resolve) => { setImmediate(resolve) })
  await own.close()
  assert.is(waiting.now, 0)
  one.socket.destroy()
  await one.closed
})

test.run()
