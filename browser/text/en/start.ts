// English words of everything before a profile is open.

import { pluralOf } from '../plural.ts'

const plural = pluralOf('en')

export const en = {
  welcome: {
    title: 'Welcome to Snug',
    words: 'A private room for you and the people you let in. There is no company in the middle, ' +
      'and no account with anybody.',
    name: 'Your name',
    nameHint: 'This is what your friends see. You can change it later.',
    nameMissing: 'Give yourself a name. Any name will do.',
    begin: 'Begin',
    import: 'I have an export',
    promise: 'What a web page cannot promise'
  },
  invited: {
    title: 'A friend invites you',
    words: 'You opened an invite to Snug, a private room for you and the people you let in. Give ' +
      'yourself a name, then you can answer it.',
    kept: 'Your invite waits here until you are inside.',
    begin: 'Begin and see the invite',
    broken: 'You can begin without it.'
  },
  owner: {
    title: 'This house will be yours',
    words: (address: string) => `Begin here, and the house at ${address} belongs to you. It ` +
      'keeps your mail while you are away, and helps your friends to reach you.',
    kept: 'This house waits for you, and becomes yours when you are inside.',
    begin: 'Begin and take the house'
  },
  damaged: {
    title: 'The link that you opened is damaged',
    'too-long': 'It is far too long to be an invite. Ask for it again. You can begin without it.',
    unknown: 'It is neither an invite nor the link of a house. Copy the whole link that you were ' +
      'sent, or ask for it again. You can begin without it.'
  },
  protect: {
    label: 'Who can open it on this device?',
    browser: 'Whoever uses this browser',
    browserHint: 'Snug opens at once. Somebody who takes this device can read your messages.',
    passphrase: 'Only who knows a passphrase',
    passphraseHint: 'Snug asks each time. If you forget it, nobody can give it back, and ' +
      'everything here is lost.',
    new: 'Passphrase',
    newHint: 'Four or more words that nobody would put together.',
    short: 'This is short. Somebody who takes the device could guess it.',
    again: 'Passphrase again',
    show: 'Show what I type',
    missing: 'Type a passphrase, or choose the other way.',
    different: 'The two are not the same.'
  },
  import: {
    title: 'Bring everything back',
    words: 'With an export you are the same person here: your contacts, your messages, your ' +
      'settings.',
    file: 'The file',
    choose: 'Choose the export',
    other: 'Choose another file',
    fileMissing: 'Choose the file that was exported. Its name ends in .snug.',
    passphrase: 'Passphrase of the export',
    passphraseHint: 'The one that you gave when you exported.',
    passphraseMissing: 'Type the passphrase of the export.',
    delist: 'The device of before is lost or given up',
    delistHint: 'Your friends stop writing to it.',
    begin: 'Import',
    running: 'Importing',
    progress: (percent: string, records: number, count: string) => `${percent}, ` + plural(records,
      { one: `${count} record`, other: `${count} records` }),
    stop: 'Stop',
    stopped: 'The import was stopped. Nothing was kept.',
    done: (contacts: number, messages: number) => {
      const people = plural(contacts, { one: '1 contact', other: `${contacts} contacts` })
      const mail = plural(messages, { one: '1 message', other: `${messages} messages` })
      return `You are back, with ${people} and ${mail}.`
    },
    skipped: (skipped: number, count: string) => plural(skipped, {
      one: '1 record could not be read.', other: `${count} records could not be read.`
    })
  },
  opening: {
    title: 'One moment',
    steps: {
      loading: 'Fetching what Snug needs',
      key: 'Turning the key',
      store: 'Opening your messages',
      network: 'Lighting the lamp'
    },
    waited: (time: string) => `${time} so far`,
    long: 'This takes longer than usual. You can wait, or load the page again: nothing is lost.'
  },
  locked: {
    title: 'Snug is locked',
    passphrase: 'Passphrase',
    passphraseMissing: 'Type your passphrase.',
    unlock: 'Unlock',
    open: 'Open',
    forgot: 'I forgot it',
    forgotTitle: 'A passphrase cannot be given back',
    forgotWords: 'Nobody else has it, and without it nothing here can be read. Try again later: ' +
      'maybe it comes back to you. If you have an export, erase everything here and import it.'
  },
  otherTab: {
    title: 'Snug is open in another tab',
    words: 'One tab at a time can use your messages. Use it here, and the other tab stops.',
    use: 'Use it here'
  },
  evicted: {
    title: 'Your messages are gone from this browser',
    words: 'Snug was in use here, and the browser threw away what it kept. It does that when ' +
      'space runs out, or when data of pages is cleared. Nobody else has read anything.',
    way: 'With an export you are yourself again.',
    import: 'Import an export',
    again: 'Look again',
    anew: 'Begin anew',
    anewTitle: 'Begin anew as somebody else?',
    anewWords: 'Without an export you begin with new keys and no contacts. To your friends you ' +
      'are a stranger: they have to invite you again.',
    anewType: (word: string) => `Type "${word}" to go on`,
    anewWord: 'begin anew'
  },
  failed: {
    title: 'Snug could not open',
    again: 'Try again',
    copy: 'Copy report',
    copied: 'The report is copied. It holds no messages, names or keys.',
    notCopied: 'This browser does not let Snug copy. The report is:',
    code: (code: string) => `Code: ${code}`
  },
  unsafe: {
    title: 'Open Snug another way',
    words: (address: string) => `Browsers keep keys safe only on pages that come encrypted, or ` +
      `from the same device. ${address} does neither, so nothing was begun here.`,
    ways: 'These ways work:',
    here: 'On the computer on which the house runs:',
    tunnel: 'From this device, through a tunnel to that computer, then at the address above:',
    certificate: 'For all devices: give the house a name and a certificate. The readme says how: ' +
      '"Put your house on the internet".'
  },
  outdated: {
    title: 'This browser is too old for Snug',
    words: 'Snug needs a browser that can keep keys, store messages and run WebAssembly. Update ' +
      'this one, or use a current Firefox, Chromium or Safari. A private window may lack some of ' +
      'it as well.'
  },
  panic: {
    open: 'Erase everything here',
    title: 'Erase everything here?',
    words: 'The keys are destroyed first, then messages, contacts and settings in this browser. ' +
      'Nobody can bring them back. Your friends are not told.',
    keep: 'Keep everything',
    erase: 'Erase everything'
  },
  update: {
    ready: 'A new version of Snug is ready.',
    now: 'Reload now',
    later: 'Later'
  }
}

export type StartText = typeof en
