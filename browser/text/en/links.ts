// English words of opening a link.

export const en = {
  title: 'This link leads to',
  lookedUpAs: 'Looked up as ',
  writtenAs: 'It is written as ',
  hints: {
    'mixed-scripts': 'Letters of several scripts are mixed in this name. It may be meant to look ' +
      'like another one.',
    'look-alike': 'Letters of another script in this name look like Latin ones. It may be meant ' +
      'to look like another one.',
    'other-letters': 'This name has letters beyond plain ones. Check that it is the one you mean.',
    'name-before': 'What stands before the @ is not where this link leads.',
    number: 'This is a number and no name: it says nothing of whose site it is.'
  },
  follows: (names: string) =>
    `Parts of this link only tell the site who came from where: ${names}.`,
  open: 'Open',
  openClean: 'Open without them',
  openAsItIs: 'Open as it is',
  copy: 'Copy'
}

export type LinksText = typeof en
