// A stranger who uses a reusable address, with real processes and real work: told beforehand what
// is signed, seen at the door with hints, proved by a report, and let in.

import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { slow } from '../runner/report.ts'
import { Village } from './cli-village.ts'
import type {
  ContactView, InviteMade, KnockView, RequestView
} from '../../src/conversation/views.ts'
import type { Person } from './cli-village.ts'

slow(120, 240)

const test = suite('strangers with processes')
const village = new Village()
const ana = village.person('ana')
const ben = village.person('ben')
const file = join(village.directory, 'ben.report')

interface Verified { readonly from: string, readonly to: string, readonly text: string }

test.before(async () => {
  await Promise.all([ana.say('init', 'Ana'), ben.say('init', 'Ben')])
  await Promise.all([ana.start(), ben.start()])
})
test.after(async () => { await village.close() })

async function until<Value> (
  person: Person, args: readonly string[], done: (value: Value) => boolean
): Promise<Value> {
  for (;;) {
    const value = await person.json<Value>(...args)
    if (done(value)) return value
    await new Promise((resolve) => { setTimeout(resolve, 100) })
  }
}

test('works, is seen at the door with hints, and can be proved', async () => {
  const { link } = await ana.json<InviteMade>('invite', '--address')
  const untold = await ben.snug(['add', link, '--note', 'It is Ben'])
  assert.is(untold.code, 2)
  assert.match(untold.err, /is signed/)
  assert.match(untold.err, /--sign/)
  assert.equal(await ben.json('contacts'), [])
  const added = await ben.json<ContactView>('add', link, '--as', 'Ana', '--note', 'It is Ben',
    '--sign')
  assert.is(added.state, 'invited')
  const said = (await ben.say('knock', 'Ana', '--json')).trim().split('\n')
  const last = JSON.parse(said.at(-1) ?? '') as KnockView
  assert.is(last.state, 'left')
  const [request] = await until<RequestView[]>(ana, ['requests'], (all) => all.length === 1)
  assert.is(request?.note, 'It is Ben')
  assert.equal(request?.hints.map(({ code }) => code), ['new-identity', 'nobody-in-common'])
  assert.match(await ana.say('requests'), /Before you let Ben in:\n.*This identity is new/)
  await ana.say('report', 'create', 'Ben', file)
  assert.is((await ana.snug(['report', 'create', 'Ben', file])).code, 5, 'nothing is overwritten')
  const proved = await ben.json<Verified>('report', 'verify', file)
  const me = async (one: Person): Promise<string> => (await one.json<{ id: string }>('id')).id
  assert.equal([proved.from, proved.to, proved.text], [await me(ben), await me(ana), 'It is Ben'])
})

test('is let in, and nothing can be proved from then on', async () => {
  assert.match(await ana.say('accept', 'Ben'), /cannot be proved to others/)
  await until<ContactView[]>(ben, ['contacts'], ([one]) => one?.state === 'connected')
  assert.is((await ana.snug(['report', 'create', 'Ben', `${file}.2`])).code, 1)
  assert.equal(await ana.json('report'), [])
  assert.match((await ben.snug(['knock', 'Ana'])).err, /not knocking at the door of Ana/)
})

test('says where a link leads, in a conversation and by itself', async () => {
  await ben.say('send', 'Ana', 'https://аррӏе.example/?utm_source=x', '--wait', 'delivered',
    '--timeout', '2m')
  assert.match(await ana.say('read', 'Ben'), /a link in it leads to xn--80ak6aa92e\.example/)
  const plain = await ana.say('link', '--clean', 'https://snug.example/?utm_source=x&id=5')
  assert.is(plain, 'https://snug.example/?id=5\n')
})

test.run()
