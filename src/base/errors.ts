// Faults: what went wrong as a value, with a stable code, words for a person and a way out. Input
// from outside never throws: it becomes a Fault. A SnugError carries a Fault to where only an
// exception can go. Never put a secret, a key or a message text into one.

/**
 * A worded failure. `code` is stable and documented; `message` says what happened, `action` what to
 * do.
 */
export interface Fault {
  readonly code: string
  readonly message: string
  readonly action?: string
}

export interface Ok<Value> { readonly ok: true, readonly value: Value }
export interface Failed { readonly ok: false, readonly fault: Fault }

/** The outcome of whatever depends on bytes from outside. */
export type Result<Value> = Ok<Value> | Failed

export function ok<Value> (value: Value): Ok<Value> {
  return { ok: true, value }
}

export function fail (code: string, message: string, action?: string): Failed {
  return { ok: false, fault: action === undefined ? { code, message } : { code, message, action } }
}

export function failed (fault: Fault): Failed {
  return { ok: false, fault }
}

/** A Fault where only an exception can carry it: to the caller of a command or over a local API. */
export class SnugError extends Error {
  static name = 'SnugError'
  readonly code: string
  readonly action: string | undefined

  constructor (fault: Fault) {
    super(fault.message)
    this.name = 'SnugError'
    this.code = fault.code
    this.action = fault.action
  }

  get fault (): Fault {
    return this.action === undefined
      ? { code: this.code, message: this.message }
      : { code: this.code, message: this.message, action: this.action }
  }
}

/** The value, or its Fault thrown as a SnugError: for commands, whose caller is our own side. */
export function unwrap<Value> (result: Result<Value>): Value {
  if (result.ok) return result.value
  throw new SnugError(result.fault)
}

/**
 * The Fault of anything thrown: a SnugError's own, else a plain one that shows no stack and no
 * secret.
 */
export function faultOf (error: unknown): Fault {
  if (error instanceof SnugError) return error.fault
  const message = error instanceof Error ? error.message : String(error)
  return { code: 'internal', message: `Something went wrong inside Snug: ${message}` }
}
