// English words of what burns down, and when.

export const en = {
  // How long messages of a conversation stay
  theyWant: (name: string, after: string) =>
    `${name} chose ${after}. Until ${name} chooses more, that is what counts for both of you.`,
  keepAll: 'to keep messages',
  honest: (name: string) => 'Both of you see the change. Snug on both sides keeps to it; a ' +
    `changed program, a photo or a copy on ${name}’s side cannot be undone from here.`,
  chose: {
    me: (after: string) => `You chose that messages burn down after ${after}, for both of you.`,
    them: (name: string, after: string) =>
      `${name} chose that messages burn down after ${after}, for both of you.`
  },
  choseKeep: {
    me: 'You chose to keep messages here. They stay until they are deleted.',
    them: (name: string) => `${name} chose to keep messages here. They stay until they are deleted.`
  },
  wishes: {
    me: (name: string, wish: string, after: string) => `You would like ${wish}. Until ${name} ` +
      `chooses that too, messages burn down after ${after}.`,
    them: (name: string, wish: string, after: string) => `${name} would like ${wish}. Until you ` +
      `choose that too, messages burn down after ${after}.`
  },
  // The clock
  clock: {
    title: 'Is the clock of this device right?',
    words: (says: string, seen: string, until: string) => `It says ${says}. When Snug was here ` +
      `last, it was ${seen}. Messages that would have burned down since then are held back. ` +
      `Nothing of them is erased until you answer, or until ${until}.`,
    right: 'It is right: erase them',
    wrong: 'It is wrong: keep them',
    wasRight: 'What was over is erased.',
    wasWrong: 'They are there again. Set the clock of this device right.'
  },
  // One message
  timer: 'Timer for what you write next',
  noTimer: 'No timer',
  timerSet: (after: string) => `Burns down ${after} after it was read; here, after it arrived.`,
  timerOf: (after: string) => `Timer: ${after} from reading`,
  tookBackMine: 'You took this message back.',
  tookBack: (name: string) => `${name} took this message back.`,
  takeBack: 'Delete for both',
  star: 'Star',
  unstar: 'Take the star away',
  stars: {
    marked: 'Starred',
    kept: 'Starred, and kept',
    asked: 'Its author is asked whether you may keep it',
    refused: 'Its author does not want it to be kept'
  },
  keepAsked: (name: string) => `${name} would like to keep a message of yours that burns down.`,
  keepAllowed: (name: string) => `You let ${name} keep a message of yours that would burn down.`,
  keepRefused: (name: string) => `You did not let ${name} keep a message that burns down.`,
  allow: 'Allow',
  refuse: 'Do not allow'
}

export type BurningText = typeof en
