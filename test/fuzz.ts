// The fuzzer of decoders: valid bytes, bent in all the ways that break decoders, and bytes out of
// nothing. A decoder of outside bytes returns a value whatever it gets: it never throws, never
// takes long, never changes its input.

import { cpuMs } from './cpu-time.ts'
import { seeded } from './random.ts'
import type { SeededRandom } from './random.ts'

export interface FuzzOptions<Value> {
  /** Names the run; a failure prints it together with the bytes. */
  readonly seed: number | string
  /** How many inputs to try. Default 2 000. */
  readonly rounds?: number
  /**
   * The longest that a random or extended input gets, in bytes. Default: twice the longest sample,
   * at least 256.
   */
  readonly maxBytes?: number
  /**
   * The longest that one call may work, in milliseconds. Default 1 000: far above any honest
   * decoding.
   */
  readonly maxMs?: number
  /**
   * Looks at each result and throws when it is out of bounds (too many items, an accepted change of
   * what is authenticated). `changed` is false for an input that happens to equal a sample.
   */
  readonly check?: (value: Value, input: Uint8Array, changed: boolean) => void
}

/** How the inputs were judged: a test asserts that some were refused. */
export interface FuzzCounts { readonly accepted: number, readonly refused: number }

/** For the soak: other inputs, and more of them. */
const SEED = process.env.SNUG_SEED
const TIMES = Number(process.env.SNUG_FUZZ ?? 1)

type Bend = (
  bytes: Uint8Array,
  random: SeededRandom,
  samples: readonly Uint8Array[],
  max: number
) => Uint8Array

function flipBits (bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const out = bytes.slice()
  for (let i = random.between(1, 4); i > 0 && out.length > 0; i--) {
    const at = random.int(out.length)
    out[at] = (out[at] ?? 0) ^ (1 << random.int(8))
  }
  return out
}

function setBytes (bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const out = bytes.slice()
  for (let i = random.between(1, 4); i > 0 && out.length > 0; i--) {
    out[random.int(out.length)] = random.pick([0, 1, 0x7f, 0x80, 0xff, random.int(256)])
  }
  return out
}

function truncate (bytes: Uint8Array, random: SeededRandom): Uint8Array {
  return bytes.slice(0, random.int(bytes.length + 1))
}

function extend (
  bytes: Uint8Array,
  random: SeededRandom,
  _samples: readonly Uint8Array[],
  max: number
): Uint8Array {
  const more = random.pick([1, 2, 4, 16, Math.max(1, max - bytes.length)])
  return join(bytes, random.chance(0.5) ? new Uint8Array(more) : random(more))
}

/** Cuts a range out, or doubles it. */
function repeat (bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const from = random.int(bytes.length + 1)
  const to = random.between(from, bytes.length)
  const middle = random.chance(0.5)
    ? new Uint8Array()
    : join(bytes.slice(from, to), bytes.slice(from, to))
  return join(join(bytes.slice(0, from), middle), bytes.slice(to))
}

/** The head of one sample and the tail of another. */
function splice (
  bytes: Uint8Array,
  random: SeededRandom,
  samples: readonly Uint8Array[]
): Uint8Array {
  const other = random.pick(samples)
  const head = bytes.slice(0, random.int(bytes.length + 1))
  return join(head, other.slice(random.int(other.length + 1)))
}

/**
 * Numbers at which length fields break, big-endian, little-endian, as varints and as CBOR heads,
 * put anywhere.
 */
function attackLength (bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const out = bytes.slice()
  const field = random.pick<readonly number[]>([
    [0xff, 0xff],
    [0xff, 0xff, 0xff, 0xff],
    [0x7f, 0xff, 0xff, 0xff],
    [0x80, 0, 0, 0],
    [0, 0, 0, 0],
    [0xff, 0xff, 0xff, 0x7f],
    [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
    [0, 0x1f, 0xff, 0xff, 0xff, 0xff],
    [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01],
    [0xff, 0xff, 0xff, 0xff, 0xff, 0x0f],
    [0x5b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
    [0x9a, 0xff, 0xff, 0xff, 0xff],
    [0xba, 0x7f, 0, 0, 0],
    [0x5f],
    [0x9f],
    [0xbf],
    [0x9f, 0x9f, 0x9f, 0x9f, 0x9f, 0x9f, 0x9f, 0x9f],
    [0xd8, 0x18],
    [0xfb, 0x7f, 0xf0, 0]
  ])
  const at = random.int(out.length + 1)
  out.set(field.slice(0, Math.max(0, out.length - at)), at)
  return out
}

function anew (
  _bytes: Uint8Array,
  random: SeededRandom,
  _samples: readonly Uint8Array[],
  max: number
): Uint8Array {
  return random(random.int(random.pick([4, 64, max]) + 1))
}

const BENDS: readonly Bend[] = [
  flipBits, setBytes, truncate, extend, repeat, splice, attackLength, anew
]

function join (a: Uint8Array, b: Uint8Array): Uint8Array {
  const out = new Uint8Array(a.length + b.length)
  out.set(a)
  out.set(b, a.length)
  return out
}

function hex (bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 2_048)).toString('hex') +
    (bytes.length > 2_048 ? `... (${bytes.length} bytes)` : '')
}

function isRefusal (value: unknown): boolean {
  return value === undefined ||
    (typeof value === 'object' && value !== null && 'ok' in value && value.ok === false)
}

/**
 * Feeds `rounds` bent inputs to `decode`; throws at the first one that it does not bear, with the
 * seed and the bytes. The samples themselves must be accepted: otherwise the run would show
 * nothing. A result that is undefined, or a Result that is not ok, is a refusal. Decoders that
 * return a promise are awaited.
 */
export async function fuzz<Value> (
  decode: (bytes: Uint8Array) => Value | Promise<Value>,
  samples: readonly Uint8Array[],
  options: FuzzOptions<Value>
): Promise<FuzzCounts> {
  const random = seeded(SEED === undefined ? options.seed : `${options.seed} ${SEED}`)
  const longest = Math.max(...samples.map((sample) => sample.length))
  const max = options.maxBytes ?? Math.max(256, 2 * longest)
  const known = new Set(samples.map((sample) => Buffer.from(sample).toString('hex')))
  const counts = { accepted: 0, refused: 0 }

  const attempt = async (input: Uint8Array, round: number): Promise<Value> => {
    const where = `seed ${options.seed}, round ${round}, bytes ${hex(input)}`
    const copy = input.slice()
    const start = cpuMs()
    let value: Value
    try {
      value = await decode(copy)
      options.check?.(value, input, !known.has(Buffer.from(input).toString('hex')))
    } catch (cause) {
      throw new Error(`the decoder threw, or its result is out of bounds: ${where}`, { cause })
    }
    const ms = cpuMs() - start
    if (ms > (options.maxMs ?? 1_000)) {
      throw new Error(`the decoder took ${ms.toFixed(0)} ms: ${where}`)
    }
    if (Buffer.compare(copy, input) !== 0) {
      throw new Error(`the decoder changed its input: ${where}`)
    }
    return value
  }

  if (samples.length === 0) throw new Error('fuzzing needs a valid sample')
  for (const sample of samples) {
    if (isRefusal(await attempt(sample, -1))) {
      throw new Error(`a valid sample is refused: ${hex(sample)}`)
    }
  }
  for (let round = 0; round < TIMES * (options.rounds ?? 2_000); round++) {
    let input = random.pick(samples)
    for (let bends = random.chance(0.8) ? 1 : random.between(2, 4); bends > 0; bends--) {
      input = random.pick(BENDS)(input, random, samples, max)
    }
    if (isRefusal(await attempt(input, round))) counts.refused++
    else counts.accepted++
    // Lets the runner's time limits be seen between purely synchronous rounds.
    if (round % 256 === 255) await new Promise((resolve) => setImmediate(resolve))
  }
  return counts
}
