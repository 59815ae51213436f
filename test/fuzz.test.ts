import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cpuMs } from './cpu-time.ts'
import { fuzz } from './fuzz.ts'

const test = suite('fuzz')

// Length, body, sum of the body: a small honest format.
const sample = Uint8Array.of(3, 10, 20, 30, 60)

function decode (bytes: Uint8Array): Uint8Array | undefined {
  const length = bytes[0] ?? 0
  if (bytes.length !== length + 2) return undefined
  const body = bytes.slice(1, 1 + length)
  return body.reduce((sum, byte) => (sum + byte) & 0xff, 0) === bytes[length + 1] ? body : undefined
}

async function message (decoder: (bytes: Uint8Array) => unknown): Promise<string> {
  try {
    await fuzz(decoder, [sample], { seed: 'faulty', rounds: 500, maxMs: 30 })
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

test('lets an honest decoder pass, the same way each time', async () => {
  const first = await fuzz(decode, [sample], { seed: 1 })
  assert.equal(await fuzz(decode, [sample], { seed: 1 }), first)
  assert.is(first.accepted + first.refused, 2_000)
  assert.ok(first.refused > 1_000)
})

test('finds a decoder that throws', async () => {
  assert.match(await message((bytes) => new Uint8Array(bytes.buffer, 1, bytes[0])),
    /threw.*seed faulty, round \d+/)
})

test('finds a decoder that changes its input', async () => {
  assert.match(await message((bytes) => bytes.fill(0)), /changed its input/)
})

test('finds a decoder that takes too long', async () => {
  assert.match(await message((bytes) => {
    const end = cpuMs() + (bytes.length > 6 ? 40 : 0)
    while (cpuMs() < end) continue
    return true
  }), /took \d+ ms/)
})

test('finds a decoder that accepts a change of what is authenticated', async () => {
  const check = (value: unknown, _input: Uint8Array, changed: boolean): void => {
    if (changed && value !== undefined) throw new Error('accepted a change')
  }
  try {
    await fuzz((bytes) => bytes[0] === 3 ? bytes : undefined, [sample], { seed: 3, check })
    assert.unreachable()
  } catch (error) {
    assert.match(String((error as Error).cause), /accepted a change/)
  }
})

test('refuses to run on samples that the decoder does not accept', async () => {
  assert.match(await message(() => undefined), /valid sample is refused/)
})

test.run()
