// The program as people use it: real processes, who meet and talk.

import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { slow } from '../runner/report.ts'
import { meet, Village } from './cli-village.ts'
import type { ContactView, MessageView } from '../../src/conversation/views.ts'

slow(60, 240)

const test = suite('snug')
const village = new Village()
const ana = village.person('ana')
const ben = village.person('ben')

test.before(async () => {
  await Promise.all([ana.say('init', 'Ana'), ben.say('init', 'Ben')])
})
test.after(async () => { await village.close() })

test('without a daemon says so, and how to start it', async () => {
  for (const args of [['status'], ['send', 'Ben', 'hello'], ['invite'], ['net']]) {
    const { code, out, err } = await ana.snug(args)
    assert.is(code, 3)
    assert.is(out, '')
    assert.match(err, /^Snug is not running here\.\nStart it with: snug start/)
  }
  const { err } = await ana.snug(['status', '--json'])
  assert.is(JSON.parse(err).error.code, 'not-running')
  assert.is(JSON.parse(err).error.exit, 3)
})

test('answers without a daemon what the profile alone can answer', async () => {
  assert.is((await ana.json<{ name: string }>('id')).name, 'Ana')
  assert.equal(await ana.json('contacts'), [])
  assert.equal(await ana.json('invite', 'list'), [])
  assert.is((await ana.snug(['read'])).code, 0)
  const again = await ana.snug(['init', 'Somebody'])
  assert.is(again.code, 1)
  assert.match(again.err, /There is an account in this profile already/)
})

test('two friends meet by an invite and write to each other', async () => {
  await Promise.all([ana.start(), ben.start()])
  await meet(ana, ben)
  for (const [who, friend] of [[ben, 'Ana'], [ana, 'Ben']] as const) {
    assert.equal((await who.json<ContactView[]>('contacts')).map(({ name }) => name), [friend])
  }
  const sent = await ben.json<MessageView>('send', 'ana', 'See you at eight', '--wait', 'delivered',
    '--timeout', '2m')
  assert.is(sent.state, 'delivered')
  assert.match(await ana.say('read'), /Ben {2}See you at eight {2}\(gone .*\)\n$/)
  assert.is(await ana.say('read'), '', 'it is read now')
  assert.match(await ana.say('read', 'ben'), /See you at eight/)
  const details = await ben.say('message', sent.id)
  assert.match(details, /^See you at eight\n\n/)
  assert.match(details, /state +delivered/)
  assert.match(await ana.say('conversations'), /Ben .*See you at eight.*gone after 30 days/)
  assert.match(await ana.say('status'), /Ana, 1 contact\n/)
})

test('both see the same safety number, and can say so', async () => {
  const number = await ana.say('verify', 'Ben', '--number')
  assert.match(number, /^\d{60}\n$/)
  assert.is(await ben.say('verify', 'Ana', '--number'), number)
  const wrong = number.trim().replace(/./, (digit) => String((Number(digit) + 1) % 10))
  const differs = await ana.snug(['verify', 'Ben', '--scan', wrong])
  assert.is(differs.code, 6)
  assert.match(differs.err, /safety numbers differ/)
  const { scannable } = await ben.json<{ scannable: string }>('verify', 'Ana')
  assert.match(await ana.say('verify', 'Ben', '--scan', scannable), /Ben is verified/)
  assert.is((await ana.json<ContactView[]>('contacts'))[0]?.state, 'verified')
  const own = await ana.snug(['verify', 'Ben', '--scan',
    (await ana.json<{ scannable: string }>('verify', 'Ben')).scannable])
  assert.ok(own.code !== 0)
})

async function noteAll (
  lines: AsyncIterable<unknown>, note: (line: unknown) => void
): Promise<void> {
  for await (const line of lines) note(line)
}

test('follows what comes, in order and once', async () => {
  const reading = ana.follow('read', '--follow')
  const telling = ana.follow('events')
  const [read, told]: [string[], string[]] = [[], []]
  let isTelling = false
  const listening = [
    noteAll(reading.lines, (line) => { read.push((line as MessageView).text) }),
    noteAll(telling.lines, (line) => {
      isTelling = true
      const event = line as { type: string, message?: MessageView }
      if (event.type === 'message') told.push(event.message?.text ?? '')
    })
  ]
  const sent: string[] = []
  const write = async (): Promise<void> => {
    sent.push(`number ${sent.length}`)
    await ben.say('send', 'Ana', sent.at(-1) ?? '')
  }
  // Events begin with the first call on them.
  while (!isTelling || read.length === 0) await write()
  for (let i = 0; i < 8; i++) await write()
  for (const seen of [read, told]) {
    while (seen.at(-1) !== sent.at(-1)) await new Promise((resolve) => { setTimeout(resolve, 50) })
  }
  assert.equal(read, sent)
  assert.ok(told.length >= 8)
  assert.equal(told, sent.slice(-told.length))
  for (const { child } of [reading, telling]) child.kill()
  await Promise.all(listening)
})

test('events that nobody took are given again, and those taken are not', async () => {
  await ben.say('send', 'Ana', 'while nobody listens', '--wait', 'delivered', '--timeout', '2m')
  const untilTold = async (lines: AsyncIterable<unknown>, text: string): Promise<void> => {
    for await (const line of lines) {
      const event = line as { type: string, message?: MessageView }
      if (event.type === 'message' && event.message?.text === text) break
    }
  }
  for (let i = 0; i < 2; i++) {
    const { lines, child } = ana.follow('events', '--keep')
    await untilTold(lines, 'while nobody listens')
    child.kill()
  }
  // Taking is said behind the printing, and before the next is printed.
  await ben.say('send', 'Ana', 'the next', '--wait', 'delivered', '--timeout', '2m')
  const { lines, child } = ana.follow('events')
  await untilTold(lines, 'the next')
  child.kill()
  const late = await ana.snug(['events', '--timeout', '1s', '--json'])
  assert.is(late.code, 4)
  assert.not.match(late.out, /while nobody listens/)
})

test('takes text from the standard input, and refuses what it cannot send', async () => {
  assert.is((await ben.snug(['send', 'Ana', '--stdin'], 'from a pipe\n')).code, 0)
  const cases: readonly (readonly [string[], number, RegExp])[] = [
    [['send', 'Nobody', 'hello'], 1, /no contact called "Nobody"/],
    [['send', 'Ana'], 2, /text is missing/i],
    [['send'], 2, /name is missing/],
    [['send', 'Ana', 'a', 'b'], 2, /send takes 2 arguments, not 3/],
    [['send', 'Ana', '--stdin'], 1, /Nothing was given/],
    [['send', 'Ana', 'x', '--wait', 'forever'], 2, /must be one of stored, held, delivered/],
    [['send', 'Ana', 'x', '--timeout', 'soon'], 2, /--timeout takes a time/],
    [['sned', 'Ana', 'x'], 2, /unknown command/i],
    [['send', 'Ana', 'x', '--loud'], 2, /unknown option/i],
    [['add', 'not an invite'], 1, /not a Snug invite/],
    [['accept', 'Ana'], 1, /./],
    [['knock', 'Ana'], 1, /not knocking at the door of Ana/],
    [['report', 'create', 'Ana', 'ana.report'], 1, /Nothing of Ana can be proved/],
    [['report', 'verify', 'nothing.report'], 5, /could not be read/],
    [['link', 'not a link'], 2, /no link to a site/],
    [['message', 'nothing'], 1, /no such message/],
    [['host', 'add', '/ip4/127.0.0.1/tcp/1'], 1, /not the address of a house/],
    [['config', 'set', 'dht', 'maybe'], 2, /must be one of auto, server, client, off/]
  ]
  for (const [args, code, words] of cases) {
    const ended = await ben.snug(args)
    assert.is(ended.code, code, `${args.join(' ')}: ${ended.err}`)
    assert.match(ended.err, words)
    assert.is(ended.out, '')
  }
})

test('gives up after the time that it is given, and the message goes on', async () => {
  await ana.end()
  const { code, err } = await ben.snug(['send', 'Ana', 'for later', '--wait', 'delivered',
    '--timeout', '1s'])
  assert.is(code, 4)
  assert.match(err, /no answer within 1 second/)
  await ana.start()
  for (;;) {
    if (/for later/.test(await ana.say('read', 'Ben', '--keep-unread'))) break
    await new Promise((resolve) => { setTimeout(resolve, 200) })
  }
})

test('the socket is for its owner alone, and the log holds no name, text or id', async () => {
  const socket = readFileSync(join(ana.profile, 'socket'), 'utf8')
  assert.is(statSync(socket).mode & 0o777, 0o600)
  const log = readFileSync(join(ana.profile, 'log'), 'utf8')
  assert.ok(log.length > 0)
  const { id, device, peer } = await ana.json<{ id: string, device: string, peer: string }>('id')
  const [contact] = await ana.json<ContactView[]>('contacts')
  for (const secret of ['Ben', 'eight', '127.0.0.1', id, device, peer, contact?.id ?? '']) {
    assert.not.ok(log.includes(secret), secret)
  }
})

test('a second start names the process that runs, and what to do', async () => {
  const { code, err } = await ana.snug(['start'])
  assert.is(code, 5)
  assert.match(err, /in use by process \d+\.\nUse Snug there, or stop it first: kill \d+/)
})

test('killed without warning, it starts again with all that was there', async () => {
  await ben.say('send', 'Ana', 'before the end', '--wait', 'delivered', '--timeout', '2m')
  await ana.kill()
  assert.is((await ana.snug(['status'])).code, 3)
  assert.match(await ana.say('read', 'Ben', '--keep-unread'), /before the end/)
  await ana.start()
  assert.match(await ana.say('read', 'Ben'), /before the end/)
})

test('stops cleanly on a signal, and on request', async () => {
  assert.is(await ana.end('SIGTERM'), 0)
  await ana.start()
  assert.is(await ana.end('SIGINT'), 0)
  await ana.start()
  assert.match(await ana.say('stop'), /Snug has stopped/)
  // At once, for scripts that stop and start.
  assert.is((await ana.snug(['status'])).code, 3)
  assert.not.ok(existsSync(join(ana.profile, 'socket')))
})

test.run()
