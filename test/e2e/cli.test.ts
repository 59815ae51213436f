// The program as people use it: real processes, from init to wipe.

import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { slow } from '../runner/report.ts'
import { Village } from './cli-village.ts'
import type { ContactView, InviteMade, MessageView } from '../../src/conversation/views.ts'
import type { Person } from './cli-village.ts'

slow(60, 240)

const test = suite('snug')
const village = new Village()
const ana = village.person('ana')
const ben = village.person('ben')

test.before(async () => {
  await Promise.all([ana.say('init', 'Ana'), ben.say('init', 'Ben')])
})
test.after(async () => { await village.close() })

async function invited (host: Person, guest: Person): Promise<void> {
  const { link } = await host.json<InviteMade>('invite')
  await guest.say('add', link)
}

async function untilConnected (person: Person): Promise<ContactView> {
  for (;;) {
    const [contact] = await person.json<ContactView[]>('contacts')
    if (contact?.state === 'connected') return contact
    await new Promise((resolve) => { setTimeout(resolve, 100) })
  }
}

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
  await invited(ana, ben)
  const [bens, anas] = await Promise.all([untilConnected(ben), untilConnected(ana)])
  assert.is(bens.name, 'Ana')
  assert.is(anas.name, 'Ben')
  const sent = await ben.json<MessageView>('send', 'ana', 'See you at eight', '--wait', 'delivered',
    '--timeout', '20s')
  assert.is(sent.state, 'delivered')
  assert.match(await ana.say('read'), /Ben {2}See you at eight\n$/)
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

test('follows what comes, in order and once', async () => {
  const { lines, child } = ana.follow('read', '--follow')
  const events = ana.follow('events')
  // Both are listening when an event that follows is seen.
  const texts = Array.from({ length: 8 }, (_, at) => `number ${at}`)
  await new Promise((resolve) => { setTimeout(resolve, 1_000) })
  for (const text of texts) await ben.say('send', 'Ana', text)
  const read: string[] = []
  for await (const line of lines) {
    read.push((line as MessageView).text)
    if (read.length === texts.length) break
  }
  assert.equal(read, texts)
  child.kill()
  const told: string[] = []
  for await (const line of events.lines) {
    const event = line as { type: string, message?: MessageView }
    if (event.type === 'message') told.push(event.message?.text ?? '')
    if (told.length === texts.length) break
  }
  assert.equal(told, texts)
  events.child.kill()
})

test('events that nobody took are given again, and those taken are not', async () => {
  await ben.say('send', 'Ana', 'while nobody listens', '--wait', 'delivered', '--timeout', '20s')
  for (const keep of [['--keep'], ['--keep'], []]) {
    const { lines, child } = ana.follow('events', ...keep)
    for await (const line of lines) {
      const event = line as { type: string, message?: MessageView }
      if (event.type === 'message' && event.message?.text === 'while nobody listens') break
    }
    // Taking is said behind the printing.
    await new Promise((resolve) => { setTimeout(resolve, 300) })
    child.kill()
  }
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
  await ben.say('send', 'Ana', 'before the end', '--wait', 'delivered', '--timeout', '20s')
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

test('a passphrase seals the profile, from a file, never from an argument', async () => {
  const [first, second] = ['first', 'second'].map((name) => join(village.directory, name))
  writeFileSync(first ?? '', 'four words of mine\n')
  writeFileSync(second ?? '', 'four other words')
  await ana.say('passphrase', '--new-passphrase-file', first ?? '')
  const locked = await ana.snug(['id'])
  assert.is(locked.code, 1)
  assert.match(locked.err,
    /passphrase is needed.*\nGive it with --passphrase-file FILE or --passphrase-fd/)
  assert.match(await ana.say('id', '--passphrase-file', first ?? ''), /Ana/)
  const wrong = await ana.snug(['id', '--passphrase-file', second ?? ''])
  assert.is(wrong.code, 1)
  assert.match(wrong.err, /passphrase is wrong/)
  await ana.start('--passphrase-file', first ?? '')
  assert.match(await ana.say('status'), /sealed under your passphrase/)
  await ana.end()
  await ana.say('passphrase', '--remove', '--passphrase-file', first ?? '')
  assert.match(await ana.say('id'), /Ana/)
})

test('an export becomes the same person on another computer, whom friends still know', async () => {
  const file = join(village.directory, 'ana.snug')
  const [right, wrong] = ['right', 'wrong'].map((name) => join(village.directory, name))
  writeFileSync(right ?? '', 'words for the export\n')
  writeFileSync(wrong ?? '', 'other words\n')
  const sealed = ['--archive-passphrase-file', right ?? '']
  await ana.start()
  assert.match(await ana.say('export', file, ...sealed), /Exported to .*ana\.snug: .* sealed\.\n$/)
  assert.is(statSync(file).mode & 0o777, 0o600)
  for (const word of ['Ben', 'eight']) assert.not.ok(readFileSync(file).includes(word))
  await ana.end()
  const again = village.person('ana-again')
  const refusals: readonly (readonly [string[], number, RegExp])[] = [
    [['export', file, ...sealed], 1, /file of this name already/],
    [['export', join(village.directory, 'other')], 1, /--archive-passphrase-file FILE/],
    [['import', file, ...sealed], 1, /an account/]
  ]
  for (const [args, code, words] of refusals) {
    const ended = await ana.snug(args)
    assert.is(ended.code, code, `${args.join(' ')}: ${ended.err}`)
    assert.match(ended.err, words)
  }
  const guess = await again.snug(['import', file, '--archive-passphrase-file', wrong ?? ''])
  assert.is(guess.code, 1)
  const damaged = join(village.directory, 'damaged')
  const bytes = readFileSync(file)
  bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1
  writeFileSync(damaged, bytes)
  assert.is((await again.snug(['import', damaged, ...sealed])).code, 5)
  assert.not.ok(existsSync(join(again.profile, 'key')), 'nothing is made of what is not whole')

  assert.match(await again.say('import', file, ...sealed, '--delist'),
    /Welcome back, Ana\. 1 contact/)
  assert.match(await again.say('read', 'Ben', '--keep-unread'), /See you at eight/)
  await again.start()
  const message = await again.json<MessageView>('send', 'Ben', 'from my new computer',
    '--wait', 'delivered', '--timeout', '40s')
  assert.is(message.state, 'delivered')
  assert.match(await ben.say('read', 'Ana', '--keep-unread'), /Ana {2}from my new computer/)
  await again.end()
})

test('wipes everything after a clear word only, also while it runs', async () => {
  await ben.say('status')
  const asked = await ben.snug(['wipe'])
  assert.is(asked.code, 2)
  assert.match(asked.err, /Say so with --yes/)
  assert.ok(existsSync(join(ben.profile, 'key')))
  await ben.say('wipe', '--yes')
  assert.not.ok(existsSync(ben.profile) && readdirSync(ben.profile).length > 0)
  assert.match((await ben.snug(['id'])).err, /no profile here/)
})

test('a house runs without an account, and takes one later', async () => {
  const cleo = village.person('cleo')
  const { addresses } = await cleo.start('--house')
  assert.match(addresses[0] ?? '', /^\/ip4\/127\.0\.0\.1\/tcp\/\d+\/p2p\/12D3/)
  assert.match(await cleo.say('status'), /A house without an account/)
  const refused = await cleo.snug(['invite'])
  assert.is(refused.code, 1)
  assert.match(refused.err, /snug init/)
  await cleo.say('init', 'Cleo')
  assert.match(await cleo.say('status'), /Cleo, 0 contacts/)
  const dan = village.person('dan')
  await dan.say('init', 'Dan')
  await dan.start('--join', addresses[0] ?? '')
  for (;;) {
    if ((await dan.json<{ connected: number }>('status')).connected > 0) break
    await new Promise((resolve) => { setTimeout(resolve, 100) })
  }
})

test.run()
