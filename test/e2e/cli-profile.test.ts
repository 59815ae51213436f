// The profile as its owner handles it: sealed, exported, imported, wiped; and a house.

import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { slow } from '../runner/report.ts'
import { meet, Village } from './cli-village.ts'
import type { ContactView, MessageView } from '../../src/conversation/views.ts'

slow(60, 240)

const test = suite('snug and its profile')
const village = new Village()
const ana = village.person('ana')
const ben = village.person('ben')

test.before(async () => {
  await Promise.all([ana.say('init', 'Ana'), ben.say('init', 'Ben')])
  await Promise.all([ana.start(), ben.start()])
  await meet(ana, ben)
  await ben.say('send', 'Ana', 'See you at eight', '--wait', 'delivered', '--timeout', '2m')
  await ana.end()
})
test.after(async () => { await village.close() })

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
  const [contact] = await ana.json<ContactView[]>('contacts')
  const sealedBytes = readFileSync(file)
  // Each long enough that no random bytes are it by chance.
  const id = contact?.id ?? ''
  for (const words of ['See you at eight', id, Buffer.from(id, 'base64url')]) {
    assert.ok(words.length > 8)
    assert.not.ok(sealedBytes.includes(words))
  }
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
    '--wait', 'delivered', '--timeout', '2m')
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
