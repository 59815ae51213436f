// The piece of a conversation that is in memory: it grows, is cut, and follows what happens.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Timeline } from '../../../browser/model/timeline.ts'
import { ScriptedMessenger } from '../pages/room/scripted-messenger.ts'

const test = suite('timeline model')

function opened (messages: number) {
  const messenger = new ScriptedMessenger({ scene: 'usual', messages })
  const timeline = new Timeline('ben', messenger)
  messenger.on((event) => { timeline.take(event) })
  const numbers = (): number[] => timeline.piece.value.messages
    .map(({ text }) => Number(/\((\d+)\)$/.exec(text)?.[1]))
  return { messenger, timeline, numbers }
}

function isWhole (numbers: readonly number[]): boolean {
  return numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1)
}

test('opens at the end', async () => {
  const { timeline, numbers } = opened(10_000)
  await timeline.loadLatest()
  assert.is(numbers().at(-1), 10_000)
  assert.is(numbers()[0], 9_951)
  assert.ok(timeline.piece.value.hasOlder)
  assert.not(timeline.piece.value.hasNewer)
})

test('goes back to the beginning and keeps only a part, without gaps', async () => {
  const { timeline, numbers } = opened(1_000)
  await timeline.loadLatest()
  while (timeline.piece.value.hasOlder) {
    await timeline.loadOlder()
    assert.ok(isWhole(numbers()))
    assert.ok(numbers().length <= 250)
  }
  assert.is(numbers()[0], 1)
  assert.ok(timeline.piece.value.hasNewer)
  while (timeline.piece.value.hasNewer) {
    await timeline.loadNewer()
    assert.ok(isWhole(numbers()))
    assert.ok(numbers().length <= 250)
  }
  assert.is(numbers().at(-1), 1_000)
})

test('opens around a position', async () => {
  const { messenger, timeline, numbers } = opened(1_000)
  const all = await messenger.messages('ben', { limit: 1_000 })
  await timeline.loadAround(all[499]?.position ?? 0)
  assert.ok(isWhole(numbers()))
  assert.is(numbers()[49], 500)
  assert.is(numbers().length, 100)
})

test('takes in what arrives at the end, and nothing where it would leave a gap', async () => {
  const { messenger, timeline } = opened(1_000)
  await timeline.loadLatest()
  messenger.say('ben', 'them', 'new')
  assert.is(timeline.piece.value.messages.at(-1)?.text, 'new')
  const [first] = await messenger.messages('ben', { limit: 1_000 })
  await timeline.loadAround(first?.position ?? 0)
  messenger.say('ben', 'them', 'newer')
  assert.not.equal(timeline.piece.value.messages.at(-1)?.text, 'newer')
  await timeline.loadLatest()
  assert.is(timeline.piece.value.messages.at(-1)?.text, 'newer')
})

test('misses nothing that happens while a page is read', async () => {
  const { messenger, timeline } = opened(20)
  const loading = timeline.loadLatest()
  messenger.say('ben', 'them', 'meanwhile')
  await loading
  const said = timeline.piece.value.messages.filter(({ text }) => text === 'meanwhile')
  assert.is(said.length, 1)
})

test('changes one message and no other', async () => {
  const { messenger, timeline } = opened(20)
  await timeline.loadLatest()
  const before = timeline.piece.value.messages
  messenger.progress('ben-5', { state: 'held' })
  const after = timeline.piece.value.messages
  assert.is(after[5]?.state, 'held')
  assert.ok(after.every((message, at) => at === 5 || message === before[at]))
})

test('lets go what is erased, and puts what is sent again in its place', async () => {
  const { messenger, timeline } = opened(20)
  await timeline.loadLatest()
  await timeline.forget('ben-3')
  assert.is(timeline.find('ben-3'), undefined)
  const { text } = timeline.find('ben-5') ?? {}
  await timeline.retry('ben-5')
  assert.is(timeline.find('ben-5'), undefined)
  assert.is(timeline.piece.value.messages.filter((message) => message.text === text).length, 1)
  assert.is((await messenger.messages('ben')).length, timeline.piece.value.messages.length)
})

test('does not care about other conversations', async () => {
  const { messenger, timeline } = opened(20)
  await timeline.loadLatest()
  const before = timeline.piece.value
  messenger.say('cleo', 'them', 'elsewhere')
  assert.is(timeline.piece.value, before)
})

test.run()
