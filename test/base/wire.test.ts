import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { ByteReader, ByteWriter } from '../../src/base/wire.ts'
import { seeded } from '../random.ts'

const test = suite('wire')

test('what is written is read again, big-endian', () => {
  const bytes = new ByteWriter(1).u8(0xff).u16(0x0102).u32(0xfffffffe).u64(2 ** 53 - 1)
    .bytes8(Uint8Array.of(7)).bytes16(new Uint8Array(300)).bytes32(Uint8Array.of(8, 9))
    .text16('Grüße').put(Uint8Array.of(1)).finish()
  assert.equal(bytes.subarray(0, 7), Uint8Array.of(0xff, 1, 2, 0xff, 0xff, 0xff, 0xfe))
  const reader = new ByteReader(bytes)
  assert.is(reader.u8(), 0xff)
  assert.is(reader.u16(), 0x0102)
  assert.is(reader.u32(), 0xfffffffe)
  assert.is(reader.u64(), 2 ** 53 - 1)
  assert.equal(reader.bytes8(), Uint8Array.of(7))
  assert.is(reader.bytes16().length, 300)
  assert.equal(reader.bytes32(2), Uint8Array.of(8, 9))
  assert.is(reader.text16(), 'Grüße')
  assert.not(reader.done())
  assert.equal(reader.rest(), Uint8Array.of(1))
  assert.ok(reader.done())
})

test('after the first failed read every later one gives nothing', () => {
  const reader = new ByteReader(Uint8Array.of(1, 2, 3))
  assert.is(reader.u32(), 0)
  assert.ok(reader.failed)
  assert.is(reader.u8(), 0)
  assert.is(reader.rest().length, 0)
  assert.not(reader.done())
})

test('a length that lies never makes much memory', () => {
  const reader = new ByteReader(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 1))
  assert.ok(reader.bytes32(1_000).length <= 64)
  assert.ok(reader.failed)
  assert.ok(new ByteReader(Uint8Array.of(0xff, 0xff)).bytes16().length <= 64)
})

test('numbers above 2^53 - 1 and text that is not UTF-8 are refused', () => {
  const large = new ByteReader(Uint8Array.of(0, 0x20, 0, 0, 0, 0, 0, 0))
  assert.is(large.u64(), 0)
  assert.ok(large.failed)
  const text = new ByteReader(Uint8Array.of(0, 1, 0xff))
  assert.is(text.text16(), '')
  assert.ok(text.failed)
})

test('what was read is a copy', () => {
  const bytes = Uint8Array.of(1, 2)
  const taken = new ByteReader(bytes).take(2)
  taken[0] = 9
  assert.is(bytes[0], 1)
})

test('a writer refuses what does not fit: our own mistakes', () => {
  const writer = new ByteWriter()
  assert.throws(() => writer.u8(256), /fit/)
  assert.throws(() => writer.u16(-1), /fit/)
  assert.throws(() => writer.u32(2 ** 32), /fit/)
  assert.throws(() => writer.u32(1.5), /fit/)
  assert.throws(() => writer.u64(2 ** 53), /53-bit/)
  assert.throws(() => writer.bytes8(new Uint8Array(256)), /fit/)
  assert.throws(() => writer.text16('x'.repeat(65_536)), /fit/)
})

test('reading anything never throws', () => {
  const random = seeded('reading')
  for (let round = 0; round < 2_000; round++) {
    const reader = new ByteReader(random(random.int(40)))
    for (let i = 0; i < 8; i++) {
      random.pick([() => reader.u8(), () => reader.u16(), () => reader.u32(), () => reader.u64(),
        () => reader.bytes8(), () => reader.bytes16(), () => reader.bytes32(100),
        () => reader.text16(), () => reader.take(random.int(10))])()
    }
    assert.type(reader.done(), 'boolean')
  }
})

test.run()
