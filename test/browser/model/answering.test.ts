import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Answering, stageOf } from '../../../browser/model/answering.ts'
import { previewInvite } from '../../../browser/model/invite-preview.ts'
import { People } from '../../../browser/model/people.ts'
import { toBase64url } from '../../../src/base/bytes.ts'
import { cryptoReady } from '../../../src/crypto/sodium.ts'
import { World } from '../../simulation/world.ts'
import { contact } from './contact.ts'
import { ScriptedPeople } from './scripted-people.ts'
import type { InvitePreview } from '../../../browser/model/invite-preview.ts'
import type { Result } from '../../../src/base/errors.ts'

const test = suite('answering')
test.before(cryptoReady)

type Reads = (text: string) => Promise<Result<InvitePreview>>

const once: InvitePreview = { kind: 'once', account: 'Ben', expiresAt: 5 }
const reads = (preview: InvitePreview): Reads => async () => ({ ok: true, value: preview })

function bench (preview: Reads): { messenger: ScriptedPeople, people: People,
  answering: Answering } {
  const messenger = new ScriptedPeople()
  const people = new People(messenger)
  return { messenger, people, answering: new Answering({ messenger, people, preview,
    standIn: () => 'New friend' }) }
}

test('reads the text, answers it when told, and follows the contact', async () => {
  const { messenger, people, answering } = bench(reads(once))
  await answering.read('snug:AQEx')
  assert.is(answering.state.value.at, 'read')
  assert.equal(messenger.added, [])
  messenger.known = [contact('Ben', { state: 'invited' })]
  const answered = answering.answer('not told to those who invite one person')
  assert.is(answering.state.value.at, 'asking')
  await answered
  assert.is(answering.state.value.at, 'answered')
  assert.equal(messenger.added, [{ link: 'snug:AQEx', note: undefined }])
  assert.is(answering.contact.value?.state, 'invited')
  messenger.known = [contact('Ben')]
  people.refresh()
  assert.is(answering.contact.value?.state, 'connected')
})

test('gives words along to an address, and none where none were written', async () => {
  const notes = [[' from the choir ', 'from the choir'], ['  ', undefined]] as const
  for (const [written, note] of notes) {
    const { messenger, answering } = bench(reads({ kind: 'address', account: 'Ben' }))
    messenger.known = [contact('Ben', { state: 'invited' })]
    await answering.read('snug:AQEx')
    await answering.answer(written)
    assert.equal(messenger.added, [{ link: 'snug:AQEx', note, sign: true }])
  }
})

test('follows the work that an address asks for, and calls it off', async () => {
  const { messenger, answering } = bench(reads({ kind: 'address', account: 'Ben' }))
  const ben = contact('Ben', { state: 'invited' })
  messenger.known = [ben]
  answering.follow()
  await answering.read('snug:AQEx')
  await answering.answer('')
  assert.is(answering.work.value, undefined)
  const told = (tries: number, state: 'working' | 'left', of = ben.id): void => {
    messenger.tell({ type: 'knock', knock: { contact: of, state, tries, expected: 64 } })
  }
  told(16, 'working')
  const early = answering.work.value ?? 0
  told(640, 'working')
  const late = answering.work.value ?? 0
  assert.ok(early > 0 && late > early && late < 1)
  told(1, 'working', 'somebody else')
  assert.is(answering.work.value, undefined)
  told(70, 'left')
  assert.is(answering.work.value, undefined)
  await answering.callOff()
  assert.equal(messenger.calledOff, [ben.id])
  assert.is(answering.state.value.at, 'empty')
})

test('says what is wrong with a text, and counts the last text only', async () => {
  const slow = new Map<string, (value: Result<InvitePreview>) => void>()
  const { answering } = bench((text) => new Promise((resolve) => { slow.set(text, resolve) }))
  const [one, two] = [answering.read('one'), answering.read('two')]
  slow.get('two')?.({ ok: false, fault: { code: 'invite-short', message: 'Cut.' } })
  await two
  slow.get('one')?.({ ok: true, value: once })
  await one
  assert.equal(answering.state.value,
    { at: 'unreadable', fault: { code: 'invite-short', message: 'Cut.' } })
  await answering.read('  ')
  assert.is(answering.state.value.at, 'empty')
})

test('comes back with the fault where the answer is refused, to be tried again', async () => {
  const { messenger, answering } = bench(reads(once))
  messenger.fails = 'invite-used'
  await answering.read('snug:AQEx')
  await answering.answer('')
  const state = answering.state.value
  assert.is(state.at === 'read' ? state.fault?.code : '', 'invite-used')
})

test('says who is a contact already, and asks nobody', async () => {
  for (const [state, at] of [['connected', 'known'], ['verified', 'known'], ['blocked', 'known'],
    ['invited', 'read'], ['changed', 'read']] as const) {
    const { messenger, people, answering } = bench(reads(once))
    messenger.known = [contact('Ben', { state })]
    people.refresh()
    await answering.read('snug:AQEx')
    assert.is(answering.state.value.at, at, state)
  }
})

test('tells how far an answer got', () => {
  assert.is(stageOf(contact('Ben', { state: 'invited', route: 'direct' })), 'here')
  assert.is(stageOf(contact('Ben', { state: 'invited', route: 'relayed' })), 'here')
  assert.is(stageOf(contact('Ben', { state: 'invited', route: 'houses' })), 'house')
  assert.is(stageOf(contact('Ben', { state: 'invited', route: 'none' })), 'waiting')
  assert.is(stageOf(contact('Ben', { state: 'verified' })), 'connected')
})

test('reads real invites as the core reads them', async () => {
  const world = new World('previews')
  const ben = await world.person('Ben')
  const me = toBase64url(world.random(32))
  const { link, expiresAt } = await world.passing(ben.messenger.createInvite())
  const now = world.clock.now()
  const read = await previewInvite(`https://house.example/#${link}`, now, me)
  assert.equal(read, { ok: true, value: { kind: 'once', account: ben.messenger.me().id,
    expiresAt: Math.floor(expiresAt / 1_000) * 1_000 } })
  const address = await world.passing(ben.messenger.createInvite({ kind: 'address' }))
  assert.equal(await previewInvite(address.link, now, me),
    { ok: true, value: { kind: 'address', account: ben.messenger.me().id } })
  for (const [text, at, self, code] of [
    [link, now, ben.messenger.me().id, 'invite-own'],
    [link, expiresAt + 1_000, me, 'invite-expired'],
    [link.slice(0, -9), now, me, 'invite-short'],
    [`${link.slice(0, 60)}xx${link.slice(62)}`, now, me, 'invite-damaged'],
    ['<img src=x onerror=alert(1)>', now, me, 'invite-none'],
    ['snug:'.repeat(5_000), now, me, 'invite-long']
  ] as const) {
    const result = await previewInvite(text, at, self)
    assert.is(result.ok ? 'ok' : result.fault.code, code)
  }
  await world.close()
})

test.run()
