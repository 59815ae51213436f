// A block with real processes: the daemon takes another peer id while it runs. Who is blocked does
// not reach the old one, everybody else goes on, and what is written meanwhile arrives once.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { fromBase64url } from '../../src/base/bytes.ts'
import { stopNodes, testNode } from '../network/node.ts'
import { slow } from '../runner/report.ts'
import { meet, Village } from './cli-village.ts'
import { freePort } from './free-port.ts'
import type { Address, PeerKey } from '../../src/base/channel.ts'
import type { MessageView } from '../../src/conversation/views.ts'
import type { Person } from './cli-village.ts'

slow(120, 240)

const test = suite('peer change with processes')
const village = new Village()
const [ana, ben, dan] = [village.person('ana'), village.person('ben'), village.person('dan')]
let place: Address

test.before(async () => {
  place = `/ip4/127.0.0.1/tcp/${await freePort()}` as Address
  await Promise.all([ana.say('init', 'Ana'), ben.say('init', 'Ben'), dan.say('init', 'Dan')])
  await Promise.all([ana.start('--listen', place), ben.start(), dan.start()])
  await meet(ana, ben)
  await meet(ana, dan)
})
test.after(async () => {
  await stopNodes()
  await village.close()
})

async function peerOf (person: Person): Promise<PeerKey> {
  const { peer } = await person.json<{ readonly peer: string }>('id')
  return fromBase64url(peer) as PeerKey
}

async function heard (person: Person, name: string): Promise<string[]> {
  const said = await person.say('read', name, '--json', '--keep-unread', '-n', '10000')
  const messages = said.trim().split('\n').map((line) => JSON.parse(line) as MessageView)
  return messages.filter(({ from }) => from === 'them').map(({ text }) => text)
}

test('a block moves the daemon to another peer id, and only the blocked one notices', async () => {
  const before = await peerOf(ana)
  const stranger = await testNode('stranger')
  assert.ok((await stranger.transport.dial(before, [place])).ok)
  assert.match(await ana.say('block', 'Dan'), /Dan is blocked/)
  const sent: string[] = []
  for (let changed = 0; changed < 3;) {
    sent.push(`number ${sent.length}`)
    await ben.say('send', 'Ana', sent.at(-1) ?? '')
    if (changed > 0 || !Buffer.from(await peerOf(ana)).equals(before)) changed++
  }
  await ana.say('send', 'Ben', 'from there', '--wait', 'delivered', '--timeout', '2m')
  await ben.say('send', 'Ana', 'the last', '--wait', 'delivered', '--timeout', '2m')
  assert.equal(await heard(ana, 'Ben'), [...sent, 'the last'])
  assert.equal(await heard(ben, 'Ana'), ['from there'])

  const again = await testNode('again')
  assert.is((await again.transport.dial(before, [place])).ok, false, 'nobody is there')
  assert.ok((await again.transport.dial(await peerOf(ana), [place])).ok, 'at the same port')
  await dan.say('send', 'Ana', 'Hello?')
  assert.is(await ana.end(), 0)
})

test.run()
