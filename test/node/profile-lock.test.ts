import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { unwrap } from '../../src/base/errors.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { lockProfile } from '../../node/profile-lock.ts'
import { createNodeStore } from '../../node/storage-create.ts'
import { openNodeStore } from '../../node/storage.ts'
import { ProfilePlace } from './profile-place.ts'

const test = suite('profile lock')

await cryptoReady()

async function at (run: (path: string) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'snug-lock-'))
  try {
    await run(join(directory, 'lock'))
  } finally {
    await rm(directory, { recursive: true })
  }
}

/** Runs with another process that is alive meanwhile. */
async function withProcess (run: (pid: number) => Promise<void>): Promise<void> {
  const other = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: 'pipe' })
  try {
    await once(other, 'spawn')
    await run(other.pid ?? 0)
  } finally {
    other.kill('SIGKILL')
    await once(other, 'close')
  }
}

test('is held by one at a time and free again afterwards', () => at(async (path) => {
  const lock = unwrap(await lockProfile(path))
  assert.match(await readFile(path, 'utf8'), new RegExp(`^${process.pid} `))
  const second = await lockProfile(path)
  assert.is(second.ok ? '' : second.fault.code, 'profile-locked')
  await lock.release()
  await lock.release()
  assert.equal(await readdir(join(path, '..')), [])
  await unwrap(await lockProfile(path)).release()
}))

test('names the process that holds it, and the way out', () => at(async (path) => {
  await withProcess(async (pid) => {
    await writeFile(path, `${pid} \n`)
    const lock = await lockProfile(path)
    if (lock.ok) throw new Error('locked twice')
    assert.is(lock.fault.code, 'profile-locked')
    assert.match(lock.fault.message, new RegExp(`process ${pid}\\b`))
    assert.match(lock.fault.action ?? '', new RegExp(`kill ${pid}`))
    assert.is(await readFile(path, 'utf8'), `${pid} \n`)
  })
}))

test('is taken over from a process that is gone', () => at(async (path) => {
  let gone = 0
  await withProcess(async (pid) => { gone = pid })
  for (const content of [`${gone} 123\n`, '', 'nonsense', `${process.pid} 1\n`, '-1 \n', '0\n']) {
    await writeFile(path, content)
    const lock = unwrap(await lockProfile(path))
    assert.match(await readFile(path, 'utf8'), new RegExp(`^${process.pid} `))
    await lock.release()
  }
}))

test('is taken over from a number that another process got since', () => at(async (path) => {
  await withProcess(async (pid) => {
    // Only where the system tells when a process started.
    await writeFile(path, `${pid} 1\n`)
    const lock = await lockProfile(path)
    assert.is(lock.ok, process.platform === 'linux')
    if (lock.ok) await lock.value.release()
  })
}))

test('goes to one of many who take over a stale lock at once', () => at(async (path) => {
  await writeFile(path, '')
  const locks = await Promise.all(Array.from({ length: 10 }, () => lockProfile(path)))
  const held = locks.filter((lock) => lock.ok)
  assert.is(held.length, 1)
  for (const lock of held) await lock.value.release()
}))

test('keeps another process away from an open profile', async () => {
  const place = await ProfilePlace.make()
  const unlock = { protection: 'file-permissions' } as const
  const made = unwrap(await createNodeStore(place.directory, unlock))
  const source = (path: string): string => new URL(`../../${path}`, import.meta.url).href
  const script = `
    const { cryptoReady } = await import('${source('src/crypto/sodium.ts')}')
    const { openNodeStore } = await import('${source('node/storage.ts')}')
    const { rm } = await import('node:fs/promises')
    await cryptoReady()
    const attempt = async () => {
      const opened = await openNodeStore(process.argv[1], { protection: 'file-permissions' })
      console.log(opened.ok ? 'opened' : opened.fault.code + ': ' + opened.fault.message)
      if (opened.ok) await opened.value.close()
    }
    await attempt()
    await rm(process.argv[1] + '/lock', { force: true })
    await attempt()`
  const run = async (): Promise<string[]> => {
    const other = spawn(process.execPath, ['--input-type=module', '-e', script, place.directory])
    let output = ''
    other.stdout.on('data', (chunk) => { output += String(chunk) })
    other.stderr.on('data', (chunk) => { output += String(chunk) })
    await once(other, 'close')
    return output.trim().split('\n')
  }
  const [first, withoutFile] = await run()
  assert.is(first, `profile-locked: This profile is in use by process ${process.pid}.`)
  // LevelDB's own lock holds even when somebody removed the file.
  assert.is(withoutFile, 'profile-locked: This profile is in use by another process.')
  await made.close()
  assert.equal(await run(), ['opened', 'opened'])
  const again = unwrap(await openNodeStore(place.directory, unlock))
  await again.close()
  await place.remove()
})

test.run()
