import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { ClockCheck } from '../../node/daemon/clock-check.ts'
import type { PeerKey } from '../../src/base/channel.ts'

const test = suite('own clock')
const MINUTE = 60 // seconds

function host (number: number): PeerKey {
  return new Uint8Array(32).fill(number) as PeerKey
}

function check (...ahead: number[]): ClockCheck {
  const clocks = new ClockCheck()
  for (const [at, seconds] of ahead.entries()) clocks.told(host(at), seconds)
  return clocks
}

test('is wrong when two hosts agree that it is, by more than ten minutes', () => {
  assert.is(check(3 * 60 * MINUTE, 3 * 60 * MINUTE + 20).behind, 3 * 60 * MINUTE)
  assert.equal(check(-26 * 60 * MINUTE, -26 * 60 * MINUTE).notice, {
    code: 'clock-wrong',
    text: 'The clock of this computer is about 1 day ahead.',
    action:
      'Set it right: messages would end too early or too late, and friends could not find you.'
  })
})

test('is believed against one host, against two that disagree, and by a majority', () => {
  assert.is(check().notice, undefined)
  assert.is(check(60 * MINUTE).notice, undefined)
  assert.is(check(60 * MINUTE, -60 * MINUTE).notice, undefined)
  assert.is(check(60 * MINUTE, 60 * MINUTE, 5, -3).notice, undefined)
  assert.is(check(9 * MINUTE, 9 * MINUTE).notice, undefined)
  assert.ok(check(60 * MINUTE, 60 * MINUTE, 60 * MINUTE, 5).notice !== undefined)
})

test('is told of once, when it turns out to be wrong', () => {
  const told: string[] = []
  const clocks = new ClockCheck(({ code }) => { told.push(code) })
  for (const ahead of [60, 60, 61, 60]) clocks.told(host(told.length + ahead), ahead * MINUTE)
  for (let at = 0; at < 4; at++) clocks.told(host(at), 60 * MINUTE)
  assert.equal(told, ['clock-wrong'])
})

test('is right again when the hosts say so', () => {
  const clocks = check(60 * MINUTE, 60 * MINUTE)
  assert.ok(clocks.notice !== undefined)
  clocks.told(host(0), 1)
  clocks.told(host(1), 0)
  assert.is(clocks.notice, undefined)
})

test('remembers so many hosts and no more', () => {
  const clocks = new ClockCheck()
  for (let number = 0; number < 1_000; number++) {
    const peer = new Uint8Array(32) as PeerKey
    new DataView(peer.buffer).setUint32(0, number)
    clocks.told(peer, number < 500 ? 60 * MINUTE : 0)
  }
  assert.is(clocks.notice, undefined)
})

test.run()
