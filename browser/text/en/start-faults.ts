// English words for what goes wrong before a profile is open, by the codes of faults. What is not
// here is told in the words of the core.

export const en = {
  'passphrase-wrong': 'That is not the passphrase. Type it again. Mind capital letters and ' +
    'the layout of the keyboard.',
  'passphrase-memory': 'There is not enough memory to check the passphrase. Close other tabs, ' +
    'then try again.',
  'archive-foreign': 'This file is not an export of Snug. Choose the file that was exported.',
  'archive-newer': 'This export was made by a newer version of Snug. Load this page again to ' +
    'get the newest version, then import once more.',
  'archive-passphrase': 'That is not the passphrase of this export. Type the one that was ' +
    'given when it was exported.',
  'archive-damaged': 'This export is damaged. Use another copy of it.',
  'archive-incomplete': 'Part of this export is missing. Use another copy of it.',
  'backup-empty': 'There is nobody in this export. Choose another file.',
  'name-empty': 'This name has nothing that could be shown. Use letters, numbers or signs.',
  'profile-newer': 'A newer version of Snug was used here. Nothing was changed. Load the page ' +
    'again to get that version.',
  'profile-incomplete': 'Part of what Snug kept here is missing. Nothing was changed. If you ' +
    'have an export, erase everything here and import it.',
  'profile-mismatch': 'The key here does not belong to the messages here. If you have an ' +
    'export, erase everything here and import it.',
  'key-file-damaged': 'The key here is damaged. If you have an export, erase everything here ' +
    'and import it.',
  'key-elsewhere': 'The key of what is here is in the browser in which it was made. Export it ' +
    'there, and import the export here.',
  'identity-damaged': 'What says who you are is damaged here. If you have an export, erase ' +
    'everything here and import it.',
  'profile-missing': 'There is nobody here any more. Load the page again to begin.',
  'profile-exists': 'Somebody has begun here meanwhile. Load the page again.',
  'account-exists': 'Somebody has begun here meanwhile. Load the page again.',
  'no-account': 'There is nobody here yet. Load the page again to begin.',
  'passphrase-needed': 'A passphrase protects this. Load the page again and type it.',
  'passphrase-unneeded': 'No passphrase protects this any more. Load the page again.',
  'archive-unread': 'The file could not be read to its end. Check that it is still there, then ' +
    'choose it again.',
  'store-damaged': 'What Snug kept here is damaged. Try again. If that does not help and you ' +
    'have an export, erase everything here and import it.',
  'store-failed': 'The browser could not write what Snug has to keep. Make room on this ' +
    'device, then try again.',
  'store-full': 'The browser gives Snug no more room. What was saved before is safe. Make ' +
    'room on this device, then try again.',
  'store-refused': 'The browser keeps nothing for this page, so Snug cannot work in it. Allow ' +
    'this page to store data, or leave the private window.',
  'store-busy': 'Another tab holds on to what Snug keeps here. Close all other tabs with ' +
    'Snug, then try again.',
  'page-not-loaded': 'A part of Snug could not be loaded. Check the way to the house from ' +
    'which this page comes, then try again.',
  'profile-erased': 'Everything here was erased, in another tab or with the data of this ' +
    'page. Try again to begin anew.',
  'passphrase-unchecked': 'The part of Snug that checks passphrases could not start. Close ' +
    'other tabs, then load the page again.',
  internal: 'Something went wrong inside Snug. Try again. If it stays, copy the report and ' +
    'tell whoever gave you Snug.'
} as Readonly<Record<string, string>>

export type StartFaults = typeof en
