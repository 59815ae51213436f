// The small parts of the daemon: ports, systemd, streams that end.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { takenPort } from '../../node/daemon/ports.ts'
import { notifySystemd } from '../../node/daemon/sd-notify.ts'
import { until } from '../../node/rpc/until.ts'
import { freePort } from '../e2e/free-port.ts'

const test = suite('parts of the daemon')

test('a port that is taken is named, with an option that helps; a free one is not', async () => {
  const port = await freePort()
  const tcp = createServer().listen(port, '127.0.0.1')
  await new Promise((resolve) => { tcp.once('listening', resolve) })
  const fault = await takenPort(['/ip4/127.0.0.1/tcp/0', `/ip4/127.0.0.1/tcp/${port}/ws`])
  assert.is(fault?.code, 'port-taken')
  assert.match(fault?.message ?? '', `TCP port ${port}`)
  assert.match(fault?.action ?? '', /snug start --listen \/ip4\/127\.0\.0\.1\/tcp\/\d+\/ws$/)
  await new Promise((resolve) => {
    tcp.close(resolve)
  })
  assert.is(await takenPort([`/ip4/127.0.0.1/tcp/${port}`, '/dns4/localhost/tcp/1', 'nonsense']),
    undefined)
})

test('UDP ports count too', async () => {
  const udp = createSocket('udp4')
  await new Promise<void>((resolve) => { udp.bind(0, '127.0.0.1', resolve) })
  const { port } = udp.address()
  const fault = await takenPort([`/ip4/127.0.0.1/udp/${port}/webrtc-direct`])
  assert.match(fault?.message ?? '', `UDP port ${port}`)
  await new Promise<void>((resolve) => { udp.close(resolve) })
})

test('an address that this machine does not have is no fault', async () => {
  assert.is(await takenPort(['/ip4/198.51.100.77/tcp/7684', '/ip6/2001:db8::77/tcp/7684']),
    undefined)
})

test('systemd is told where it listens, and nobody where it does not', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'snug-notify-'))
  const told = join(directory, 'told')
  writeFileSync(join(directory, 'systemd-notify'),
    `#!/bin/sh\necho "$NOTIFY_SOCKET $@" >> ${told}\n`, { mode: 0o755 })
  const env = { PATH: `${directory}:${process.env.PATH ?? ''}` }
  notifySystemd(env, 'ready')
  notifySystemd({ ...env, NOTIFY_SOCKET: '/run/notify' }, 'ready')
  let text = ''
  while (!text.endsWith('\n')) {
    await new Promise((resolve) => { setTimeout(resolve, 10) })
    try {
      text = readFileSync(told, 'utf8')
    } catch {
      // Not written yet.
    }
  }
  assert.is(text, `/run/notify --ready --pid=${process.pid}\n`)
  notifySystemd({ PATH: '/nowhere', NOTIFY_SOCKET: '/run/notify' }, 'stopping')
  rmSync(directory, { recursive: true })
})

test('values end when nobody wants more, and their source is told', async () => {
  let ended = false
  async function * numbers (): AsyncGenerator<number> {
    try {
      for (let at = 0; ; at++) {
        yield at
        if (at === 2) await new Promise(() => {})
      }
    } finally {
      ended = true
    }
  }
  const stop = new AbortController()
  const seen: number[] = []
  for await (const value of until(numbers(), stop.signal)) {
    seen.push(value)
    if (value === 2) setTimeout(() => { stop.abort() }, 5)
  }
  assert.equal(seen, [0, 1, 2])
  assert.not.ok(ended, 'a source that waits for ever cannot be told')
  for await (const value of until(numbers(), new AbortController().signal)) if (value === 1) break
  assert.ok(ended)
})

test.run()
