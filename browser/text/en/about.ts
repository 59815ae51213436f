// English words about Snug itself: what a page cannot promise, what leaves it, and how to check it.

export const en = {
  title: 'About Snug',
  short: 'A private messenger with no company in the middle.',
  version: (version: string) => `Version ${version}`,
  young: 'Snug is young, and nobody outside of it has reviewed it yet.',
  promise: {
    title: 'What a web page cannot promise',
    points: (address: string) => [
      `Your browser got this program from the house at ${address}. Whoever runs that house, or ` +
        'breaks into it, could hand out a changed program, which would read what you read. So ' +
        'open Snug from your own house, or from that of somebody whom you trust.',
      'Snug keeps the version that it has and asks before it takes another. That protects you ' +
        'from changes by accident, not from a house that means harm: browsers let whoever ' +
        'serves a page replace also the part that asks.',
      'The browser sees everything, and so does an extension that may read pages. Use a browser ' +
        'without such extensions.',
      'Without a passphrase, a key in this browser opens your messages. No page can take it out; ' +
        'somebody who can read the files of the browser can.',
      'What is erased here is erased for Snug at once. When its bytes leave the disk is for the ' +
        'browser to decide.',
      'While this page is closed, nothing arrives in it. Houses keep your mail, sealed, and you ' +
        'have it when you are back.'
    ],
    node: 'Snug as a program of its own, on a computer of yours, has less of these limits.'
  },
  leaves: {
    title: 'What leaves this page',
    points: (address: string) => [
      `To the house at ${address}: requests for the files of Snug and for what it tells ` +
        'everybody, and your sealed mail where it keeps some.',
      'To houses that keep mail for you or your friends: sealed messages, never what is in them.',
      'To friends: sealed messages, over houses or directly. Directly, they see the address of ' +
        'your device, unless you hide it in the settings.',
      'To nobody else. There are no statistics, no fonts or pictures from elsewhere, no server ' +
        'that looks for updates, and nobody is told that you are here.'
    ]
  },
  check: {
    title: 'Is it the real one?',
    words: 'The same sources give the same files, byte for byte. This is the hash over all ' +
      'files, as the house that serves them tells it. Compare it with that of somebody who ' +
      'built Snug from its sources, and get the list by another way than this page: a changed ' +
      'page could show any number.',
    show: 'Show the hash',
    loading: 'Asking the house',
    failed: 'The house does not answer. Try again when you are online.',
    list: 'The whole list'
  },
  licences: {
    title: 'Licences',
    words: 'Snug may be used under Apache-2.0 or MIT, as you like. It is built on the work of ' +
      'many others.',
    list: 'Their names and licences'
  }
}

export type AboutText = typeof en
