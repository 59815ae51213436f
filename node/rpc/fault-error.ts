// Faults as JSON-RPC errors, and back.

import { JSONRPCErrorException } from 'json-rpc-2.0'
import { faultOf, SnugError } from '../../src/base/errors.ts'
import { errors } from './protocol.ts'
import type { Fault } from '../../src/base/errors.ts'
import type { JSONRPCError } from 'json-rpc-2.0'

export function errorOf (thrown: unknown): JSONRPCError {
  if (thrown instanceof JSONRPCErrorException) return thrown.toObject()
  const { code, message, action } = faultOf(thrown)
  const number = code === 'bad-input' ? errors.invalidParams : errors.fault
  return { code: number, message, data: action === undefined ? { code } : { code, action } }
}

export function thrownBy (error: JSONRPCError): SnugError {
  return new SnugError(faultIn(error))
}

function faultIn ({ code: number, message, data }: JSONRPCError): Fault {
  const { code, action } = Object(data) as { readonly code?: unknown, readonly action?: unknown }
  return {
    code: typeof code === 'string' ? code : number === -32_601 ? 'unknown-method' : 'internal',
    message,
    ...typeof action === 'string' ? { action } : {}
  }
}
