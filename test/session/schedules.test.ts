import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { slow } from '../runner/report.ts'
import { seeded } from '../random.ts'
import { DAY, START, person } from './people.ts'
import { runSchedule } from './schedule.ts'
import { Side } from './sides.ts'
import type { Counts } from './schedule.ts'

const test = suite('schedules')
const SCHEDULES = Number(process.env.SNUG_SCHEDULES ?? 300)
const SEED = process.env.SNUG_SEED ?? 'npm test'

slow(150, 240)
test.before(cryptoReady)

test(`a second implementation agrees to the byte over ${SCHEDULES} random schedules`, async () => {
  const all: Counts[] = []
  for (let i = 0; i < SCHEDULES; i++) {
    all.push(runSchedule(`${SEED} ${i}`))
    if (i % 10 === 9) await new Promise((resolve) => setImmediate(resolve))
  }
  const sum = (count: (counts: Counts) => number): number =>
    all.reduce((total, counts) => total + count(counts), 0)
  const refused = (code: string): number => sum((counts) => counts.refused[code] ?? 0)

  // The schedules went where they are meant to go; a single one need not.
  if (SCHEDULES < 100) return
  assert.ok(sum((counts) => counts.read) > 50 * SCHEDULES, 'messages were read')
  assert.ok(sum((counts) => counts.lost) > 10 * SCHEDULES, 'messages were lost')
  assert.ok(sum((counts) => counts.outOfOrder) > 10 * SCHEDULES, 'messages came out of order')
  assert.ok(refused('replayed') > 2 * SCHEDULES, 'messages came again')
  assert.ok(refused('not-for-session') > SCHEDULES / 50, 'messages came from chains long left')
  assert.ok(sum((counts) => counts.epochs) > SCHEDULES / 2, 'epochs followed each other')
  assert.ok(all.some((counts) => counts.epochs > 2), 'several in one conversation')
})

/** Ana and Ben in both implementations, who have read from each other. */
function settled (seed: string): { readonly ana: Side, readonly ben: Side } {
  const random = seeded(seed)
  const [a, b] = [person(random), person(random)]
  const ana = new Side(a, seeded(`${seed} ana`), seeded(`${seed} ana`))
  const ben = new Side(b, seeded(`${seed} ben`), seeded(`${seed} ben`))
  ana.start(b, START)
  say(ana, ben)
  say(ben, ana)
  return { ana, ben }
}

function say (from: Side, to: Side, times = 1): void {
  for (; times > 0; times--) read(to, from.send(new Uint8Array(2), START))
}

function read (side: Side, inner: Uint8Array | undefined, now = START): string {
  const outcome = side.receive(inner ?? new Uint8Array(), now)
  return 'fault' in outcome ? outcome.fault : 'ok'
}

const many = (side: Side, count: number): Uint8Array[] =>
  Array.from({ length: count }, () => side.send(new Uint8Array(1), START))

test('both agree on how far ahead is too far, and on which skipped keys are kept', () => {
  const { ana, ben } = settled('far')
  const first = many(ana, 2_002)
  assert.is(read(ben, first[2_001]), 'too-far-ahead')
  assert.is(read(ben, first[2_000]), 'ok')
  say(ben, ana)
  const second = many(ana, 11)
  assert.is(read(ben, second[10]), 'ok')
  assert.is(read(ben, first[2_001]), 'ok')
  // 2 001 and 10 were skipped: the first eleven are gone.
  assert.is(read(ben, first[10]), 'replayed')
  assert.is(read(ben, first[11]), 'ok')
  const month = START + 30 * DAY
  assert.is(read(ben, first[12], month - 1_000), 'ok')
  assert.is(read(ben, first[13], month), 'replayed')
})

test('both agree on how many chains are kept', () => {
  const { ana, ben } = settled('chains')
  const late: Uint8Array[] = []
  for (let chain = 0; chain < 6; chain++) {
    late.push(...many(ana, 1))
    say(ana, ben)
    say(ben, ana)
  }
  assert.equal(late.map((inner) => read(ben, inner)), ['not-for-session', ...Array(5).fill('ok')])
})

test.run()
