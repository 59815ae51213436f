// The words for archives that cannot be read.

import type { Fault } from '../base/errors.ts'

const OTHER_COPY = 'Use another copy of the export, or make a new one from the profile.'

export function archiveForeign (): Fault {
  return {
    code: 'archive-foreign',
    message: 'This file is not an export of Snug.',
    action: 'Choose the file that was exported.'
  }
}

export function archiveNewer (): Fault {
  return {
    code: 'archive-newer',
    message: 'This export was made by a newer version of Snug.',
    action: 'Install that version, or a later one.'
  }
}

export function archivePassphrase (): Fault {
  return {
    code: 'archive-passphrase',
    message: 'The passphrase is not the one of this export, or its beginning is damaged.',
    action: 'Type the passphrase that was given when it was exported.'
  }
}

export function archiveDamaged (): Fault {
  return { code: 'archive-damaged', message: 'This export is damaged.', action: OTHER_COPY }
}

export function archiveIncomplete (): Fault {
  return {
    code: 'archive-incomplete',
    message: 'This export is damaged at its end: part of it is missing, or something was added.',
    action: OTHER_COPY
  }
}
