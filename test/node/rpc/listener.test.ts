import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Listener } from '../../../node/rpc/listener.ts'
import { apiServer } from '../../../node/rpc/methods.ts'
import { testCommands } from '../local-api.ts'

const test = suite('socket of the local API')

test('a directory that others may enter is refused in words', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'snug-open-'))
  const open = join(directory, 'open')
  mkdirSync(open)
  chmodSync(open, 0o755)
  const rpc = apiServer([], undefined as never, () => {})
  const opened = await Listener.open(rpc, join(open, 'daemon.sock'), join(directory, 'socket'))
  assert.is(opened.ok, false)
  assert.is(!opened.ok && opened.fault.code, 'socket-failed')
  assert.match(!opened.ok ? opened.fault.action ?? '' : '', `chmod 700 ${open}`)
  rmSync(directory, { recursive: true })
})

test('what is left of a process that was killed is no obstacle', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'snug-stale-'))
  const path = join(directory, 'daemon.sock')
  writeFileSync(path, 'left over')
  const rpc = apiServer(testCommands, undefined as never, () => {})
  const opened = await Listener.open(rpc, path, join(directory, 'socket'))
  assert.ok(opened.ok)
  await (opened.ok ? opened.value.close() : undefined)
  assert.not.ok(existsSync(path), 'the socket goes')
  assert.not.ok(existsSync(join(directory, 'socket')), 'the pointer goes')
  rmSync(directory, { recursive: true })
})

test('a socket where something else listens is taken over by the holder of the lock', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'snug-other-'))
  const path = join(directory, 'daemon.sock')
  const other = createServer().listen(path)
  await new Promise((resolve) => { other.once('listening', resolve) })
  const rpc = apiServer(testCommands, undefined as never, () => {})
  const opened = await Listener.open(rpc, path, join(directory, 'socket'))
  assert.ok(opened.ok)
  await (opened.ok ? opened.value.close() : undefined)
  await new Promise((resolve) => { other.close(resolve) })
  rmSync(directory, { recursive: true })
})

test.run()
