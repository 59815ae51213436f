// CBOR in its one deterministic form (RFC 8949 §4.2.1) and a narrow data model: integers of 53
// bits, text, bytes, booleans, null, arrays, and maps with integer or text keys. Floats, tags,
// undefined, indefinite lengths, duplicate or unsorted keys, longer heads than needed and malformed
// UTF-8 are refused, so that one value has one string of bytes and one hash. A decoder of outside
// bytes must never go deeper than its caller allows: the bound holds before any recursion.

import { decode, encode, rfc8949EncodeOptions, Token, Tokenizer, Type } from 'cborg'
import { equalBytes, fromUtf8 } from '../base/bytes.ts'
import { fail, failed, ok, SnugError } from '../base/errors.ts'
import type { Failed, Result } from '../base/errors.ts'

export type CborValue =
  | null | boolean | number | string | Uint8Array | readonly CborValue[] | CborMap
export type CborMap = ReadonlyMap<number | string, CborValue>

const TEXT = 3
const ARRAY = 4
const MAP = 5
const TAG = 6
const SIMPLE = 7
const INDEFINITE = 31
const FALSE = 20
const NULL = 22

const options = {
  allowIndefinite: false, allowUndefined: false, allowBigInt: false,
  retainStringBytes: true, useMaps: true
}

/**
 * Walks the items of a string of CBOR under its rules; what breaks one is thrown as a SnugError,
 * caught below.
 */
class BoundedTokenizer extends Tokenizer {
  readonly #maxDepth: number
  /** How many items are missing in each array and map that is open. */
  readonly #open: number[] = []

  constructor (bytes: Uint8Array, maxDepth: number) {
    // A plain view: slices of a Buffer would be views of the input and not copies.
    super(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length), options)
    this.#maxDepth = maxDepth
  }

  override next (): Token {
    const head = this.data[this.pos()] ?? 0
    const major = head >> 5
    const minor = head & 31
    if (minor === INDEFINITE) throw refusal(NOT_DETERMINISTIC)
    const foreign = major === TAG || (major === SIMPLE && (minor < FALSE || minor > NULL))
    if (foreign) throw refusal(FOREIGN_TYPE)
    const opens = major === ARRAY || major === MAP
    if (opens && this.#open.length >= this.#maxDepth) throw refusal(TOO_DEEP)
    const token = super.next()
    this.#count(major === ARRAY ? token.value : major === MAP ? 2 * token.value : 0)
    // cborg decodes text leniently and drops byte order marks.
    const text = major === TEXT ? token.byteValue : undefined
    return text === undefined ? token : strictText(token, text)
  }

  #count (children: number): void {
    const last = this.#open.length - 1
    if (last >= 0) this.#open[last] = (this.#open[last] ?? 0) - 1
    if (children > 0) this.#open.push(children)
    while (this.#open.at(-1) === 0) this.#open.pop()
  }
}

function strictText (token: Token, bytes: Uint8Array): Token {
  const text = fromUtf8(bytes)
  if (text === undefined) throw refusal(BAD_TEXT)
  return new Token(Type.string, text, token.encodedLength)
}

/** The bytes of `value`. Throws on values outside of the data model's types: our own mistake. */
export function encodeCbor (value: CborValue): Uint8Array {
  // A copy: on Node cborg hands out a Buffer, whose slices share its memory.
  return new Uint8Array(encode(value, rfc8949EncodeOptions))
}

/**
 * The value whose deterministic encoding `bytes` is, with arrays and maps at most `maxDepth` deep.
 * Faults: `cbor-malformed`, `cbor-not-deterministic`, `cbor-type`, `cbor-text`, `cbor-depth`.
 */
export function decodeCbor (bytes: Uint8Array, maxDepth: number): Result<CborValue> {
  try {
    const tokenizer = new BoundedTokenizer(bytes, maxDepth)
    const value: unknown = decode(bytes, { ...options, tokenizer })
    if (!isCborValue(value)) return FOREIGN_TYPE
    return equalBytes(encodeCbor(value), bytes) ? ok(value) : NOT_DETERMINISTIC
  } catch (error) {
    return error instanceof SnugError ? failed(error.fault) : MALFORMED
  }
}

/**
 * Whether keys and numbers are what the data model has; byte strings as keys would hide
 * duplicates.
 */
function isCborValue (value: unknown): value is CborValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return true
  if (typeof value === 'number') return Number.isSafeInteger(value)
  if (value instanceof Uint8Array) return true
  if (Array.isArray(value)) return value.every(isCborValue)
  if (!(value instanceof Map)) return false
  for (const [key, item] of value) {
    if (typeof key !== 'string' && !Number.isSafeInteger(key)) return false
    if (!isCborValue(item)) return false
  }
  return true
}

function refusal (fault: Failed): SnugError {
  return new SnugError(fault.fault)
}

const UPDATE = 'Ask the sender to update their messenger.'
const MALFORMED = fail('cbor-malformed', 'A message is damaged: it is not well-formed CBOR.')
const NOT_DETERMINISTIC = fail(
  'cbor-not-deterministic',
  'A message is not written in the one form that its id needs (deterministic CBOR).',
  UPDATE
)
const FOREIGN_TYPE = fail(
  'cbor-type',
  'A message has a value of a kind that does not belong there (a float or a tag).',
  UPDATE
)
const BAD_TEXT = fail('cbor-text', 'A message has text that is not well-formed UTF-8.', UPDATE)
const TOO_DEEP = fail('cbor-depth', 'A message is nested more deeply than messages may be.', UPDATE)
