// English words of the keyboard and of its sheet. The names are those of model/commands.ts.

export const en = {
  title: 'Keys',
  hint: 'Tab goes from part to part, arrows within lists.',
  go: 'Go somewhere',
  write: 'Write',
  app: 'Snug',
  or: 'or',
  commands: {
    'new-chat': 'Invite or add a friend',
    'search-all': 'Search everywhere',
    'search-here': 'Search in this conversation',
    'next-chat': 'Next conversation',
    'previous-chat': 'Previous conversation',
    'jump-latest': 'Latest message',
    back: 'Close, or one step back',
    compose: 'To the field for writing',
    details: 'About this contact',
    settings: 'Settings',
    network: 'Network',
    house: 'House',
    lock: 'Lock',
    panic: 'In danger: erase everything',
    keys: 'This sheet'
  },
  names: {
    Ctrl: 'Ctrl',
    Alt: 'Alt',
    Shift: 'Shift',
    Escape: 'Esc',
    End: 'End',
    ArrowDown: '↓',
    ArrowUp: '↑'
  }
}

export type KeysText = typeof en
