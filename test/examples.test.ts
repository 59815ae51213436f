// The examples, run as a reader would run them: each in a process of its own, over real TCP.

import { execFile, spawn } from 'node:child_process'
import { globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { nextEvent, openNode } from '../node/library.ts'
import { PATIENCE, slow } from './runner/report.ts'
import type { ChildProcess } from 'node:child_process'

slow(60)

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'snug-examples-'))
const LISTEN = '/ip4/127.0.0.1/tcp/0'

function run (example: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const args = [join(root, 'examples', example)]
    const options = { cwd: folder, timeout: 50_000 * PATIENCE }
    execFile(process.execPath, args, options, (error, out, err) => {
      if (error === null) resolve(out.trim().split('\n'))
      else reject(new Error(`${example} failed: ${error.message}\n${out}${err}`))
    })
  })
}

/** The next line that a program prints. */
function lineOf (program: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    program.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const line = text.split('\n').slice(0, -1).find((each) => pattern.test(each))
      if (line !== undefined) resolve(line)
    })
    program.once('exit', (code) => { reject(new Error(`ended with ${code}: ${text}`)) })
  })
}

const test = suite('examples')
test.after(() => { rmSync(folder, { recursive: true }) })

test('there is a test for each example', () => {
  const examples = globSync('*.ts', { cwd: join(root, 'examples') }).toSorted()
  assert.equal(examples, ['echo-bot.ts', 'leave-mail.ts', 'two-peers.ts'])
})

test('two peers meet and talk', async () => {
  assert.equal(await run('two-peers.ts'), [
    'Ana and Ben have met.', 'Ana writes: Hello, Ben', 'Ana knows that Ben has it.'
  ])
})

test('mail is left for a friend who is away, and its author is off when he is back', async () => {
  const [away, held, both, read] = await run('leave-mail.ts')
  assert.is(away, 'Ben is away.')
  assert.match(held ?? '', /^Ana's message is held by 1 of 1 until [^.]+\.$/)
  assert.is(both, 'Ana is away too.')
  assert.is(read, 'Ben is back and reads: See you on Friday')
})

test('the echo bot lets a stranger in and answers, and ends when it is told to', async () => {
  const bot = spawn(process.execPath, [
    join(root, 'examples/echo-bot.ts'), join(folder, 'bot'), LISTEN
  ], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<number | null>((resolve) => { bot.once('exit', resolve) })
  const ana = await openNode({ directory: join(folder, 'ana'), name: 'Ana', listen: [LISTEN] })
  try {
    const link = await lineOf(bot, /^snug:/)
    const met = nextEvent(ana.messenger, (event) =>
      event.type === 'contact' && event.contact.state === 'connected')
    await ana.messenger.add(link, { sign: true })
    await met
    const echo = nextEvent(ana.messenger, (event) => event.type === 'message')
    await ana.messenger.send('Echo', 'Is anybody here?')
    const event = await echo
    assert.is(event.type === 'message' ? event.message.text : '', 'Is anybody here?')
  } finally {
    await ana.close()
    bot.kill('SIGTERM')
  }
  assert.is(await ended, 0)
})

test.run()
