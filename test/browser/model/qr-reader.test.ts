import { encodeQR } from 'qr'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { bytesOf, readQr } from '../../../browser/model/qr-reader.ts'
import { seeded } from '../../random.ts'
import type { Pixels } from '../../../browser/model/qr-reader.ts'

const test = suite('reading codes')
const MODULE = 3 // pixels

/** A picture of rows of modules. */
function picture (rows: readonly (readonly boolean[])[]): Pixels {
  const side = rows.length * MODULE
  const data = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let at = 0; at < side * side; at++) {
    const isDark = rows[Math.floor(at / side / MODULE)]?.[Math.floor(at % side / MODULE)] === true
    if (isDark) data.fill(0, at * 4, at * 4 + 3)
  }
  return { width: side, height: side, data }
}

function coded (text: string): Pixels {
  const textEncoder = (characters: string): Uint8Array => bytesOf(characters)
  return picture(encodeQR(text, 'raw', { ecc: 'low', border: 4, encoding: 'byte', textEncoder }))
}

test('reads text and bytes as they are, of all sizes', () => {
  const random = seeded('codes')
  for (const size of [1, 74, 500, 900]) {
    const bytes = random(size)
    const said = readQr(coded(String.fromCharCode(...bytes)), 'photo')
    assert.ok(said !== undefined, `${size} bytes`)
    assert.equal(bytesOf(said ?? ''), bytes)
  }
  assert.is(readQr(coded('snug:AQEx'), 'frame'), 'snug:AQEx')
})

test('finds nothing in what is no code, and never throws', () => {
  const noise = picture(Array.from({ length: 60 }, (_, y) =>
    Array.from({ length: 60 }, (_, x) => (x * 7 + y * 13) % 3 === 0)))
  assert.is(readQr(noise, 'photo'), undefined)
  assert.is(readQr({ width: 2, height: 2, data: new Uint8ClampedArray(16) }, 'photo'), undefined)
  assert.is(readQr({ width: 9, height: 9, data: new Uint8ClampedArray(3) }, 'frame'), undefined)
})

test.run()
