import { createSecretKey } from 'node:crypto'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { KeyCache } from '../../node/key-cache.ts'
import type { KeyObject } from 'node:crypto'

const test = suite('key cache')

function key (): KeyObject {
  return createSecretKey(new Uint8Array(32))
}

test('imports a key once for the uses that it is good for, then again', () => {
  const cache = new KeyCache(10, 2)
  let imports = 0
  const make = (): KeyObject => { imports++; return key() }
  cache.use('a', make)
  cache.use('a', make)
  assert.is(imports, 1)
  assert.is(cache.size, 0)
  cache.use('a', make)
  assert.is(imports, 2)
})

test('keeps a key that was put for all of its uses', () => {
  const cache = new KeyCache(10, 2)
  const kept = key()
  cache.put('a', kept)
  assert.is(cache.use('a', key), kept)
  assert.is(cache.use('a', key), kept)
  assert.is.not(cache.use('a', key), kept)
})

test('never holds more than its limit, and forgets the least recently used', () => {
  const cache = new KeyCache(3, 100)
  const keys = ['a', 'b', 'c'].map((id) => cache.use(id, key))
  assert.is(cache.use('a', key), keys[0])
  for (let i = 0; i < 2; i++) cache.put(`new ${i}`, key())
  assert.is(cache.size, 3)
  assert.is(cache.use('a', key), keys[0])
  assert.is.not(cache.use('b', key), keys[1])
  for (let i = 0; i < 1_000; i++) cache.use(String(i), key)
  assert.is(cache.size, 3)
})

test.run()
