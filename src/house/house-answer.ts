// What a house answers (PROTOCOL §10.5): a code, and the body that belongs to the request.

import { ByteReader, ByteWriter } from '../base/wire.ts'
import type { Seconds } from '../base/brand.ts'

export const houseCodes = {
  'done': 0,
  'token-wrong': 1,
  'token-used': 2,
  'not-owner': 3,
  'busy': 4,
  'full': 5,
  'unknown': 6,
  'unsupported': 7,
  'unavailable': 8
} as const

export type HouseCode = keyof typeof houseCodes

export interface HouseAnswer {
  readonly code: HouseCode
  /** Of a `busy` house: when to ask again. */
  readonly wait: Seconds
  /** Of `done`. */
  readonly body: Uint8Array
}

const EMPTY = new Uint8Array(0)

export function houseDone (body: Uint8Array = EMPTY): HouseAnswer {
  return { code: 'done', wait: 0, body }
}

export function houseRefuse (code: Exclude<HouseCode, 'done'>, wait: Seconds = 0): HouseAnswer {
  return { code, wait, body: EMPTY }
}

export function encodeAnswer ({ code, wait, body }: HouseAnswer): Uint8Array {
  const writer = new ByteWriter().u8(houseCodes[code])
  if (code === 'busy') writer.u16(Math.min(wait, 0xffff))
  return writer.put(body).finish()
}

/** Undefined for what is malformed; codes of a later version are `unsupported`. */
export function decodeAnswer (bytes: Uint8Array): HouseAnswer | undefined {
  const reader = new ByteReader(bytes)
  const number = reader.u8()
  if (reader.failed) return undefined
  const code = CODES.find((name) => houseCodes[name] === number) ?? 'unsupported'
  if (code === 'done') return houseDone(reader.rest())
  const wait = code === 'busy' ? reader.u16() : 0
  return reader.failed ? undefined : houseRefuse(code, wait)
}

const CODES = Object.keys(houseCodes) as HouseCode[]
