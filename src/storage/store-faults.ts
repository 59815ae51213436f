// The words for what goes wrong with a store. Errors of the database name files on disk and
// sometimes keys: only their kind is passed on, never their text.

import { SnugError } from '../base/errors.ts'
import { tables } from './tables.ts'
import type { Fault } from '../base/errors.ts'

const RESTORE = 'Restore the profile from an export, or copy its whole directory from a backup.'
const FULL = /no space left|ENOSPC|disk full|not enough space|quota ?exceeded|EDQUOT/i
const CORRUPT = /corrupt|checksum mismatch|missing files|malformed/i

/** Every message of an error and its causes, for recognising its kind; never shown. */
function story (error: unknown): string {
  let text = ''
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    text += `${'code' in at ? String(at.code) : ''} ${at.name} ${at.message} `
  }
  return text
}

/** Whether the database says that its own files are damaged. */
function isCorruption (error: unknown): boolean {
  return CORRUPT.test(story(error))
}

/** A write that failed: the disk is full, damaged, or gone. */
export function writeFault (error: unknown): Fault {
  if (error instanceof SnugError) return error.fault
  const text = story(error)
  if (FULL.test(text)) {
    return {
      code: 'store-failed',
      message: 'The disk is full, so nothing more can be saved. What was saved before is safe.',
      action: 'Free some space on the disk, then start Snug again.'
    }
  }
  if (CORRUPT.test(text)) return damaged()
  return {
    code: 'store-failed',
    message: 'Saving to the disk failed, so nothing more is saved. What was saved before is safe.',
    action: 'Check that the disk is connected and can be written to, then start Snug again.'
  }
}

/** A read that the database refused. Throws what is a mistake of our own. */
export function readFault (error: unknown): Fault {
  if (error instanceof SnugError) return error.fault
  requireNoMistake(error)
  if (isCorruption(error)) return damaged()
  return {
    code: 'store-failed',
    message: 'Reading from the disk failed.',
    action: 'Check that the disk is connected and can be read, then start Snug again.'
  }
}

/** Errors of the language are never the disk's: they must not hide behind its words. */
function requireNoMistake (error: unknown): void {
  const mistakes = [TypeError, RangeError, ReferenceError]
  if (mistakes.some((Mistake) => error instanceof Mistake)) throw error
}

/** A database that does not open. */
export function openFault (error: unknown): Fault {
  return isCorruption(error) ? damaged() : writeFault(error)
}

/** The files of the database are damaged. */
export function damaged (): Fault {
  return {
    code: 'store-damaged',
    message: 'The files of this profile are damaged.',
    action: RESTORE
  }
}

/** One value of a table is not what was stored. */
export function damagedRecord (table: number): Fault {
  const known = Object.entries(tables).find(([, number]) => number === table)
  const name = known?.[0] ?? `number ${table}`
  return {
    code: 'store-damaged',
    message: `A record in the table "${name}" of this profile was damaged or changed from outside.`,
    action: RESTORE
  }
}

/** Another process or tab opened the store after us. */
export function takenOver (): Fault {
  return {
    code: 'store-taken-over',
    message: 'This profile was opened somewhere else. Nothing more is saved here.',
    action: 'Go on there, or open the profile here again.'
  }
}

export function closed (): Fault {
  return {
    code: 'store-closed',
    message: 'This profile is locked.',
    action: 'Open it again first.'
  }
}
