import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { cleanName } from '../../src/message/name.ts'
import { seeded } from '../random.ts'

test('names of people stay as they are', () => {
  const names = [
    'Ana', 'Ben O’Neill', 'Cleo-Marie', 'Dan 3.', '안녕', '山田太郎', 'Ólafur', 'محمد', 'שרה',
    'می‌خواهم', 'क्‍ष',
    '👩🏽‍⚕️', '❤️', 'ᠠ᠋', '🏳️‍🌈 Ana'
  ]
  for (const name of names) assert.is(cleanName(name), name)
})

test('what hides, reorders or breaks a line is taken out', () => {
  assert.is(cleanName('  Ana \t\n Ben\r\n'), 'Ana Ben')
  assert.is(cleanName('A\u2028B\u2029C\u0085D\u00a0E\u3000F'), 'A B C D E F')
  assert.is(cleanName('\u202eanA\u202c \u2066x\u2069\u200e\u200f\u061c'), 'anA x')
  assert.is(cleanName('A\u200bn\u00ada\u2060\ufeff\u034f\u180e'), 'Ana')
  assert.is(cleanName('A\u0000\u001b[31mB\u009b'), 'A[31mB')
  assert.is(cleanName('\u3164\uffa0\u115f\u2800'), '')
  assert.is(cleanName('A\u{e0041}\u{e007f}\ue000'), 'A')
  assert.is(cleanName('\ud83dA'), '\ufffdA')
})

test('joiners and selectors stay only where they join or select', () => {
  assert.is(cleanName('\u200dAna\u200d'), 'Ana')
  assert.is(cleanName('Ana\u200c Ben'), 'Ana Ben')
  assert.is(cleanName('\ufe0fAna'), 'Ana')
  assert.is(cleanName(' \u200d '), '')
})

test('a name is in NFC, so that equal names have equal bytes', () => {
  assert.is(cleanName('A\u0308na'), 'Äna')
  assert.is(cleanName('A\u200b\u0308na'), 'Äna')
})

test('a name has at most 64 characters, none of them halved', () => {
  assert.is(cleanName('x'.repeat(65)), 'x'.repeat(64))
  assert.is(cleanName('😀'.repeat(65)), '😀'.repeat(64))
  assert.is(cleanName(`${'x'.repeat(63)} y`), 'x'.repeat(63))
  assert.is(cleanName(`${'x'.repeat(63)}\u200dy`), 'x'.repeat(63))
})

test('marks do not tower over other lines; what scripts need stays', () => {
  const tower = cleanName(`Z${'\u0301\u0316'.repeat(30)}algo`)
  assert.is(tower.normalize('NFD').match(/\p{M}/gu)?.length, 5)
  for (const name of ['שָׁלוֹם', 'Việt Ngữ', 'ཧཱུྃ', 'ที่รัก', 'أُمُّ كُلْثُوم']) {
    assert.is(cleanName(name), name)
  }
})

test('cleaning twice changes nothing', () => {
  const random = seeded('names')
  const pieces = [
    'a', 'é', 'e\u0301', ' ', '\n', '\u200d', '\u200c', '\ufe0f', '👩', '🏽',
    '\u202e', '\u3164', '\u0000', '\ud800', 'ก', 'ำ', '\u0301', '\u0328', '\u0347', '\u0e48',
    '\u0301\u0302\u0303\u0304\u0305', 'ש\u05c1\u05b8', '\u0f90', '\u2066', '\ufdfd'
  ]
  for (let i = 0; i < 3_000; i++) {
    const name = Array.from({ length: random.int(80) }, () => random.pick(pieces)).join('')
    const once = cleanName(name)
    assert.is(cleanName(once), once, JSON.stringify(name))
    assert.ok([...once].length <= 64)
    assert.not.match(once, /[\p{Cc}\p{Zl}\p{Zp}\u202e\u2066\u3164]/u)
    assert.not.match(once, /\p{M}{5}/u)
  }
})

test.run()
