// The words for what keeps a profile from being opened.

import type { Fault } from '../base/errors.ts'

const RESTORE = 'Restore the profile from an export, or copy its whole directory from a backup.'

export function passphraseWrong (): Fault {
  return {
    code: 'passphrase-wrong',
    message: 'The passphrase is wrong.',
    action: 'Type it again; mind capital letters and the keyboard layout.'
  }
}

export function passphraseNeeded (): Fault {
  return {
    code: 'passphrase-needed',
    message: 'This profile is locked with a passphrase.',
    action: 'Give its passphrase.'
  }
}

export function passphraseUnneeded (): Fault {
  return {
    code: 'passphrase-unneeded',
    message: 'A passphrase was given, but this profile has none.',
    action: 'Open it without a passphrase, and set one if it should have one.'
  }
}

/** The data key is sealed under a secret of another platform's key store. */
export function keyElsewhere (): Fault {
  return {
    code: 'key-elsewhere',
    message: 'The key of this profile is kept by the browser in which it was made, and not here.',
    action: 'Export the profile in that browser, and import the export here.'
  }
}

export function keyFileDamaged (): Fault {
  return {
    code: 'key-file-damaged',
    message: 'The key file of this profile is damaged.',
    action: RESTORE
  }
}

export function profileNewer (): Fault {
  return {
    code: 'profile-newer',
    message: 'This profile was last used by a newer version of Snug. Nothing in it was changed.',
    action: 'Install that version, or a later one.'
  }
}

export function profileMissing (): Fault {
  return {
    code: 'profile-missing',
    message: 'There is no profile here.',
    action: 'Make one, restore one from an export, or name another directory.'
  }
}

export function profileExists (): Fault {
  return {
    code: 'profile-exists',
    message: 'There is a profile here already. It was not changed.',
    action: 'Open it, or choose another place for the new one.'
  }
}

/** There is not enough memory for turning a passphrase into a key. */
export function passphraseMemory (): Fault {
  return {
    code: 'passphrase-memory',
    message: 'There is not enough memory to check the passphrase.',
    action: 'Close other programs, then try again.'
  }
}

/** Parts of a profile are missing: it is never begun anew in their place. */
export function profileIncomplete (
  missing: 'key file' | 'database' | 'content of the database'
): Fault {
  return {
    code: 'profile-incomplete',
    message: `The ${missing} of this profile is missing. Nothing was changed.`,
    action: RESTORE
  }
}

export function profileMismatch (): Fault {
  return {
    code: 'profile-mismatch',
    message: 'The key file and the database of this profile do not belong together.',
    action: RESTORE
  }
}
