// The words for what goes wrong with a profile in a browser. Errors of the database are passed on
// by their kind only, never by their text.

import { SnugError } from '../../src/base/errors.ts'
import { RecordChanged } from '../../src/storage/database.ts'
import { takenOver } from '../../src/storage/store-faults.ts'
import { DatabaseBusy } from './indexed-db.ts'
import type { Fault } from '../../src/base/errors.ts'

function storeFull (): Fault {
  return {
    code: 'store-full',
    message: 'This browser gives Snug no more room, so nothing more can be saved. ' +
      'What was saved before is safe.',
    action: 'Free some space on this device, then open Snug again.'
  }
}

function storeRefused (): Fault {
  return {
    code: 'store-refused',
    message: 'This browser keeps nothing for this page, so Snug cannot work in it.',
    action: 'Allow this page to store data, or leave the private window.'
  }
}

function storeFailed (): Fault {
  return {
    code: 'store-failed',
    message: 'The browser could not read or save, so nothing more is saved. ' +
      'What was saved before is safe.',
    action: 'Open Snug again.'
  }
}

/** The browser closed the database, as it does when somebody clears the data of the page. */
export function storeClosed (): Fault {
  return {
    code: 'store-failed',
    message: 'The browser closed what Snug stores here. Nothing more is saved.',
    action: 'Open Snug again.'
  }
}

function storeBusy (): Fault {
  return {
    code: 'store-busy',
    message: 'Another tab does not let go of what Snug stores here.',
    action: 'Close all other tabs with Snug, then try again.'
  }
}

export function otherTab (): Fault {
  return {
    code: 'other-tab',
    message: 'Snug is open in another tab.',
    action: 'Go on there, or use it here.'
  }
}

/** The page was left, and the browser may show it again as it was. */
export function pageLeft (): Fault {
  return {
    code: 'page-left',
    message: 'This page was left, and its profile was closed.',
    action: 'Load the page again.'
  }
}

export function profileErased (): Fault {
  return {
    code: 'profile-erased',
    message: 'This profile was erased, in another tab or with the data of this page.',
    action: 'Close this tab, or begin anew.'
  }
}

export function profileEvicted (): Fault {
  return {
    code: 'profile-evicted',
    message: 'There was a profile here, and the browser threw it away, or a part of it.',
    action: 'Import an export of it, or begin anew with a new identity.'
  }
}

/** The worker for passphrases did not load, or ended. */
export function passphraseUnchecked (): Fault {
  return {
    code: 'passphrase-unchecked',
    message: 'The part of Snug that checks passphrases could not be started.',
    action: 'Load the page again; close other tabs if memory is short.'
  }
}

/** What a failed access to IndexedDB means. */
export function databaseFault (error: unknown): Fault {
  if (error instanceof SnugError) return error.fault
  if (error instanceof RecordChanged) return takenOver()
  if (error instanceof DatabaseBusy) return storeBusy()
  // Our own mistakes must not hide behind the browser's words.
  if (error instanceof TypeError || error instanceof RangeError) throw error
  switch (nameOf(error)) {
    case 'QuotaExceededError': return storeFull()
    case 'SecurityError': return storeRefused()
    // A connection that is closed, or is being closed.
    case 'InvalidStateError': return storeClosed()
    default: return storeFailed()
  }
}

function nameOf (error: unknown): string | undefined {
  return error instanceof Error || error instanceof DOMException ? error.name : undefined
}
