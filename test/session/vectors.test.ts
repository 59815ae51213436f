import { readFileSync, writeFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { Side } from './sides.ts'
import { bytes, makeVectors, readPeople, tape } from './vectors.ts'
import { hex } from './reference/primitives.ts'
import type { SessionVectors } from './vectors.ts'

const test = suite('session vectors')
const FILE = new URL('../vectors/session.json', import.meta.url)

test.before(async () => {
  await cryptoReady()
  // Only when the protocol itself changes: SNUG_WRITE_VECTORS=1 node test/session/vectors.test.ts
  if (process.env.SNUG_WRITE_VECTORS === '1') {
    const { events, ...head } = makeVectors('session vectors 1')
    const lines = events.map((event) => JSON.stringify(event)).join(',\n')
    writeFileSync(FILE, `${JSON.stringify(head).slice(0, -1)},"events":[\n${lines}\n]}\n`)
  }
})

test('the frozen conversation is written and read the same by both implementations', () => {
  const vectors = JSON.parse(readFileSync(FILE, 'utf8')) as SessionVectors
  const people = readPeople(vectors)
  const tapes = { ana: [tape(), tape()], ben: [tape(), tape()] } as const
  const sides = {
    ana: new Side(people.ana, ...tapes.ana),
    ben: new Side(people.ben, ...tapes.ben)
  }
  const sent: { to: 'ana' | 'ben', inner: string, payload: string }[] = []
  let read = 0

  for (const one of tapes.ana) one.feed(vectors.start.random)
  sides.ana.start(people.ben, vectors.start.at)
  for (const event of vectors.events) {
    if ('read' in event) {
      const { to, inner, payload } = sent[event.read] as typeof sent[number]
      const outcome = sides[to].receive(bytes(inner), event.at)
      assert.is('payload' in outcome ? hex(outcome.payload) : outcome.fault, payload)
      read++
    } else {
      for (const one of tapes[event.send]) one.feed(event.random)
      assert.is(hex(sides[event.send].send(bytes(event.payload), event.at)), event.inner)
      for (const one of tapes[event.send]) assert.is(one.left(), 0)
      const { inner, payload } = event
      sent.push({ to: event.send === 'ana' ? 'ben' : 'ana', inner, payload })
    }
  }
  assert.is(sent.length, 200)
  assert.ok(read > 150)
  assert.ok(sides.ana.epoch >= 1 && sides.ben.epoch >= 1, 'a rekey was completed')
})

test.run()
