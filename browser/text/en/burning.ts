// English words of what burns down, and when.

export const en = {
  // How long messages of a conversation stay
  theyWant: (name: string, after: string) =>
    `${name} chose ${after}. Until ${name} chooses more, that is what counts for both of you.`,
  keepAll: 'to keep messages',
  honest: (name: string) => 'Both of you see the change. Snug on both sides keeps to it; a ' +
    `changed program, a photo or a copy on ${name}’s side cannot be undone from here.`,
  chose: {
    me: (after: string) =>
      `You chose that new messages burn down after ${after}, for both of you.`,
    them: (name: string, after: string) =>
      `${name} chose that new messages burn down after ${after}, for both of you.`
  },
  choseKeep: {
    me: 'You chose to keep new messages here. They stay until they are deleted.',
    them: (name: string) =>
      `${name} chose to keep new messages here. They stay until they are deleted.`
  },
  wishes: {
    me: (name: string, wish: string, after: string) => `You would like ${wish}. Until ${name} ` +
      `chooses that too, new messages burn down after ${after}.`,
    them: (name: string, wish: string, after: string) => `${name} would like ${wish}. Until you ` +
      `choose that too, new messages burn down after ${after}.`
  },
  // The clock
  clock: {
    title: 'Is the clock right?',
    words: (ahead: string, until: string) => `The clock of this device jumped ahead by ${ahead}. ` +
      `Messages that would be over are held back, and nothing is erased until you answer, at ` +
      `latest until ${until}. If it is wrong, they come back.`,
    off: 'The clock is wrong',
    offBy: (span: string, isAhead: boolean) => `Houses say that the clock of this device is ` +
      `about ${span} ${isAhead ? 'ahead' : 'behind'}. Messages would end too early or too late, ` +
      'and friends not find you. Set it right.',
    right: 'It is right',
    wrong: 'It is wrong',
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
  takeBackTitle: 'Delete for both?',
  takeBackHint: (name: string) => `The words are erased here, and by the Snug of ${name} when it ` +
    'hears of it. Both of you see that there was a message.',
  star: 'Star',
  askKeep: 'Ask to keep it',
  unstar: 'Take the star away',
  stars: {
    marked: 'Starred',
    kept: 'Starred, and kept',
    asked: 'Its author is asked whether you may keep it',
    refused: 'Its author does not want it to be kept'
  },
  // Its details
  details: {
    here: 'Burns down here',
    there: (name: string) => `On ${name}’s side`,
    afterArrival: (after: string) => `${after} after it arrived`,
    afterReading: (after: string) => `${after} after it was read`,
    atLatest: (when: string, at: string) => `${when}, at latest ${at}`,
    about: (at: string) => `About ${at}`,
    keptThere: 'It stays there, since you allowed that',
    timer: 'Timer',
    timerMine: (after: string, name: string) =>
      `${after}. For ${name} it runs from reading, here from the moment that it arrived.`,
    timerTheirs: (after: string, name: string) => `${after}, chosen by ${name}. Here it runs ` +
      'from reading, there from the moment that it arrived.',
    notYet: 'It does not run yet.',
    star: 'Star',
    stars: {
      marked: 'It stays anyway, and nobody hears of the star.',
      keptMine: (name: string) => `You keep it here. On ${name}’s side it burns down as it would.`,
      kept: (name: string) => `It stays here. ${name} allowed that, and can take it back.`,
      asked: (name: string) =>
        `${name} is asked whether you may keep it. Until then it burns down as it would.`,
      refused: (name: string) =>
        `${name} does not want it to be kept. It burns down as it would.`
    },
    limits: 'What nobody can promise',
    honest: (name: string) => 'Snug keeps to this on both sides. A changed program, a photo or a ' +
      `copy on ${name}’s side cannot be undone from here.`
  },
  keepWhich: 'This one:',
  keepWhichGone: 'That message is no longer here.',
  allowAfter: 'Allow it after all',
  refuseAfter: 'Take that back',
  keepAsked: (name: string) => `${name} would like to keep a message of yours that burns down.`,
  keepAllowed: (name: string) => `You let ${name} keep a message of yours that would burn down.`,
  keepRefused: (name: string) => `You did not let ${name} keep a message that burns down.`,
  allow: 'Allow',
  refuse: 'Do not allow'
}

export type BurningText = typeof en
