// English words of the settings, of export and erasure, and of what Snug reminds of.

export const en = {
  title: 'Settings',
  stored: 'What is stored',
  about: 'About Snug',
  lead: 'Your name, how Snug looks, what stays, and who can open it.',
  you: {
    title: 'You',
    name: 'Your name',
    hint: 'This is what your friends see. They can call you otherwise on their side.',
    missing: 'Give yourself a name. Any name will do.',
    save: 'Save',
    saved: 'Your friends see your new name from now on.'
  },
  looks: {
    title: 'How it looks',
    theme: 'Light or dark',
    themes: { system: 'As the device', light: 'Light', dark: 'Dark' },
    contrast: 'Contrast',
    contrasts: { system: 'As the device', usual: 'Usual', more: 'High' },
    language: 'Language'
  },
  writing: {
    title: 'Writing',
    enter: 'Enter sends',
    enterHint: 'Shift and Enter begin a new line. Without this, Enter begins a new line, and ' +
      'Ctrl and Enter send.'
  },
  notes: {
    title: 'Notifications',
    on: 'Tell me of new messages',
    onHint: 'Only while Snug is open in some tab. Muted conversations stay silent.',
    blocked: 'This browser blocks notifications from this page. Allow them in its settings for ' +
      'this page, then switch them on here.',
    missing: 'This browser has no notifications for pages. The title of the tab shows how many ' +
      'messages are new.',
    content: 'What they show',
    contents: {
      hidden: 'Nothing but that there is one',
      names: 'Who wrote',
      words: 'Who wrote, and what'
    },
    contentHint: 'Others may see your screen, also while it is locked.'
  },
  privacy: {
    title: 'What stays, and who learns what',
    retention: 'Messages of new conversations burn down after',
    retentionHint: 'For both of you, and each conversation can have another time. Where your ' +
      'friend wants less, theirs counts.',
    keep: 'Never',
    keepRequests: 'When a friend asks to keep what burns down',
    keepRequestsHint: 'With a star. What you allowed, you can take back at any time.',
    keepAnswers: { ask: 'Ask me', always: 'Allow', never: 'Do not allow' },
    receipts: 'Say when I have read',
    receiptsHint: 'Your friends see that you have read their messages, and you see it of those ' +
      'who say it too.',
    typing: 'Say when I am typing',
    typingHint: 'Your friends see it while you write to them, and you see it of those who say ' +
      'it too. Only while you are connected; whoever watches your network can tell when you type.',
    presence: 'Say when I am here',
    presenceHint: 'Your friends see it while this page is in front, and you see it of those ' +
      'who say it too. Only while you are connected; nobody is told when you were here last.',
    reach: 'Who may get to know me',
    reaches: {
      nobody: 'Nobody new',
      invites: 'Whom I invite',
      introduced: 'Also whom my friends introduce',
      anyone: 'Also anyone who has my address'
    },
    reachHint: 'Open invites that are for more people than that are withdrawn.',
    relayOnly: 'Hide where I am',
    relayOnlyHint: 'Friends reach you only through houses and never learn your address. Messages ' +
      'take a little longer, and wait where no house is in between. Whoever learned your address ' +
      'before still knows it.'
  },
  lock: {
    title: 'Lock',
    passphrase: 'Only who knows your passphrase can open Snug on this device.',
    browser: 'Whoever uses this browser can open Snug. Somebody who takes this device can read ' +
      'your messages.',
    set: 'Set a passphrase',
    change: 'Change the passphrase',
    remove: 'Remove it',
    now: 'Lock now',
    current: 'The passphrase of now',
    setTitle: 'Set a passphrase',
    setWords: 'Snug asks for it each time that it is opened. If you forget it, nobody can give ' +
      'it back, and everything here is lost unless you have an export.',
    changeTitle: 'Change the passphrase',
    removeTitle: 'Remove the passphrase?',
    removeWords: 'Whoever uses this browser, or takes this device, can then read your messages.',
    removeDo: 'Remove',
    wasSet: 'From now on Snug asks for your passphrase.',
    wasRemoved: 'Snug opens without a passphrase from now on.'
  },
  storage: {
    title: 'Your messages on this device',
    promised: 'This browser has promised to keep them.',
    refused: 'This browser may throw your messages away when space runs out. Install Snug, or ' +
      'export a copy.',
    unknown: 'This browser does not say whether it keeps them when space runs out. Export a copy ' +
      'from time to time.',
    ask: 'Ask the browser to keep them',
    stillRefused: 'The browser did not promise it. It may once you have used Snug for a while, ' +
      'or installed it.',
    install: 'Install Snug',
    installHint: 'Or by the menu of the browser: install, or add to the home screen.',
    used: (used: string) => `Snug takes ${used} here.`,
    usedOf: (used: string, quota: string) => `Snug takes ${used} here, of ${quota} that it may.`
  },
  copy: {
    title: 'A copy',
    words: 'An export holds who you are, your contacts and your messages, sealed under a ' +
      'passphrase. With it you are yourself again on another device, or when this browser loses ' +
      'everything.',
    export: 'Export',
    last: (day: string) => `Last exported: ${day}`,
    never: 'Never exported from here.',
    moving: 'Move to another address or device',
    movingWords: (address: string) => `Everything here belongs to this browser and to the ` +
      `address ${address}. At another one, with another port, or in another browser, Snug begins ` +
      'empty.',
    movingSteps: [
      'Export here.',
      'Open Snug at the other place, and choose “I have an export”.',
      'When all is there, erase everything here: two devices with one copy do not stay alike.'
    ]
  },
  exporting: {
    title: 'Export',
    words: 'Choose a passphrase for the export. Whoever has the file and the passphrase can be ' +
      'you and read everything. Without the passphrase nobody can, you neither.',
    begin: 'Export',
    running: 'Exporting',
    progress: (size: string) => `${size} so far`,
    stop: 'Stop',
    stopped: 'The export was stopped.',
    doneTitle: 'The export is ready',
    done: (size: string) => `It has ${size}. Keep it where you will find it: a stick, another ` +
      'device.',
    save: 'Save the file',
    close: 'Done'
  },
  erase: {
    title: 'Leave',
    words: 'Erase who you are, your contacts, messages and settings from this browser. Nobody ' +
      'can bring them back but with an export. Your friends are not told.',
    open: 'Erase everything',
    dialogTitle: 'Erase everything here?',
    dialogWords: 'If you want to be the same person again somewhere, export first.',
    exportFirst: 'Export first',
    erase: 'Erase',
    panic: 'In danger',
    panicWords: (keys: string) => 'Destroys the keys at once, then everything, without waiting ' +
      `for anything. By keyboard: ${keys}, then Enter. It works on the locked page, too.`,
    panicOpen: 'Panic wipe'
  },
  reminders: {
    export: 'Export a copy, so that you can come back as yourself if this browser loses ' +
      'everything.',
    exportDo: 'Export',
    later: 'Later'
  }
}

export type SettingsText = typeof en
