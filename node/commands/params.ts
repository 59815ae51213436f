// What a command takes: one declaration from which come its options on the command line, the
// parameters of its JSON-RPC method, its help and the checks of both. What comes in from either
// side is checked here, and only here.

import { fail, ok } from '../../src/base/errors.ts'
import { durationOf } from './duration.ts'
import type { Failed, Result } from '../../src/base/errors.ts'

interface Common {
  readonly help: string
  readonly required?: true
  /** An argument by its place on the command line; places follow the order of declaration. */
  readonly position?: true
  /** One letter. */
  readonly short?: string
  /** What its value is called in help; default: the name. */
  readonly shown?: string
  /** Means something on the command line only: it is no parameter of the method. */
  readonly cli?: true
}

export type Param = Common & (
  | { readonly kind: 'text', readonly max?: number, readonly is?: 'contact' }
  | { readonly kind: 'number', readonly min: number, readonly max: number }
  | { readonly kind: 'duration' } // milliseconds; "2d" from people
  | { readonly kind: 'flag' }
  | { readonly kind: 'switch' } // --name, --no-name, or neither
  | { readonly kind: 'choice', readonly choices: readonly string[] }
  | { readonly kind: 'list' } // may be given several times
  | { readonly kind: 'path' } // of a file; absolute once it left the command line
  /** Never an argument: comes from a prompt, a file (--name-file) or a descriptor (--name-fd). */
  | { readonly kind: 'secret', readonly prompt: string, readonly twice?: true }
)

export type Params = Readonly<Record<string, Param>>

type ValueOf<P extends Param> =
  P extends { kind: 'flag' | 'switch' } ? boolean
    : P extends { kind: 'number' | 'duration' } ? number
      : P extends { kind: 'list' } ? readonly string[]
        : P extends { kind: 'choice', choices: readonly (infer Choice)[] } ? Choice
          : string

/** The checked values of a command: present as declared, undefined where not given. */
export type Values<P extends Params> = {
  readonly [Name in keyof P]: P[Name] extends { required: true }
    ? ValueOf<P[Name]>
    : ValueOf<P[Name]> | undefined
}

export type AnyValues = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>

const TEXT_MAX = 65_536 // characters
const LIST_MAX = 32

/**
 * The values of a command's parameters, from the command line or from JSON. Fault: `bad-input`,
 * which names the parameter.
 */
export function checkParams (params: Params, raw: unknown): Result<AnyValues> {
  if (raw === undefined || raw === null) return checkParams(params, {})
  if (typeof raw !== 'object' || Array.isArray(raw)) return bad('Parameters are given by name.')
  const given = new Map(Object.entries(raw))
  const values: Record<string, string | number | boolean | readonly string[] | undefined> = {}
  for (const [name, param] of Object.entries(params)) {
    const value: unknown = given.get(name)
    given.delete(name)
    if (value === undefined || value === null) {
      if (param.required === true) return bad(`${name} is missing: ${param.help}.`)
      values[name] = undefined
      continue
    }
    const checked = checkValue(name, param, value)
    if (!checked.ok) return checked
    values[name] = checked.value
  }
  const [unknown] = given.keys()
  return unknown === undefined ? ok(values) : bad(`There is no parameter ${quoted(unknown)} here.`)
}

function checkValue (
  name: string, param: Param, value: unknown
): Result<string | number | boolean | readonly string[]> {
  switch (param.kind) {
    case 'text': return text(name, value, param.max ?? TEXT_MAX)
    case 'secret': return text(name, value, TEXT_MAX)
    case 'path': {
      const path = text(name, value, 4_096)
      return path.ok && !path.value.startsWith('/')
        ? bad(`${name} must be an absolute path.`)
        : path
    }
    case 'number': return number(name, value, param.min, param.max)
    case 'duration': {
      const ms = typeof value === 'string' ? durationOf(value) : value
      if (typeof ms === 'number' && Number.isSafeInteger(ms) && ms > 0) return ok(ms)
      return bad(`${name} must be a time such as 30s, 5m, 2h, 2d or 1w.`)
    }
    case 'flag': case 'switch':
      return typeof value === 'boolean' ? ok(value) : bad(`${name} must be true or false.`)
    case 'choice':
      return typeof value === 'string' && param.choices.includes(value)
        ? ok(value)
        : bad(`${name} must be one of ${param.choices.join(', ')}.`)
    case 'list': {
      if (!Array.isArray(value) || value.length > LIST_MAX) {
        return bad(`${name} must be a list of at most ${LIST_MAX}.`)
      }
      const items = value.map((item: unknown) => text(name, item, 4_096))
      const wrong = items.find((item) => !item.ok)
      return wrong ?? ok(items.flatMap((item) => item.ok ? [item.value] : []))
    }
  }
}

function text (name: string, value: unknown, max: number): Result<string> {
  if (typeof value !== 'string') return bad(`${name} must be text.`)
  if (value === '') return bad(`${name} is empty.`)
  return value.length > max ? bad(`${name} is longer than ${max} characters.`) : ok(value)
}

function number (name: string, value: unknown, min: number, max: number): Result<number> {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  if (typeof number === 'number' && Number.isInteger(number) && number >= min && number <= max) {
    return ok(number)
  }
  return bad(`${name} must be a whole number from ${min} to ${max}.`)
}

/** Of a name from outside: short, and without what a terminal would act on. */
function quoted (name: string): string {
  return JSON.stringify(name.slice(0, 40).replace(/[^\x20-\x7e]/g, '?'))
}

function bad (message: string): Failed {
  return fail('bad-input', message)
}
