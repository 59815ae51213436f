// English words of inviting and of answering an invite.

export const en = {
  title: 'Add a friend',

  // Inviting
  invite: 'Invite somebody',
  inviteHint: 'Make a code and a link for one person. Who has it can come in once, within seven ' +
    'days.',
  make: 'Make an invite',
  making: 'Making an invite. A house is asked to keep it…',
  makingAgain: 'Fetching your invite…',
  inviteTitle: 'Your invite',
  addressTitle: 'Your address',
  code: 'The code of your invite, to be scanned',
  once: (until: string) => `For one person. It works once, until ${until}.`,
  address: 'For as many as you like, until you withdraw it. Whoever uses it waits at your door ' +
    'until you let them in.',
  opensApp: 'Your friend needs nothing but a browser.',
  opensSnug: 'Your friend opens Snug, chooses “Add a friend”, and scans or pastes this.',
  care: 'Give it only to the person you mean: whoever has it can use it.',
  share: 'Share',
  shareText: 'Come and write to me on Snug',
  copy: 'Copy the link',
  copied: 'Copied. Send it to one person only.',
  copiedAddress: 'Copied.',
  notCopied: 'Your browser did not let Snug copy. Select the text and copy it yourself.',
  link: 'The invite as text',
  waiting: 'Waiting for somebody to use it. You may leave this page.',
  came: (name: string) => `${name} has come in.`,
  cameUnknown: 'Somebody has come in.',
  over: 'This invite is over.',
  write: (name: string) => `Write to ${name}`,
  standIn: 'New friend',
  writeNow: 'Write now',
  withdraw: 'Withdraw',
  withdrawn: 'Nobody can use this invite from now on.',
  done: 'Done',

  // A reusable address
  addressHint: 'For people or shops who want to be found by many. Everybody who has it can ' +
    'knock, whoever gave it to them, and nobody comes in before you say so.',
  makeAddress: 'Make a reusable address',

  // Open invites
  open: 'Open invites',
  forOne: 'For one person',
  forMany: 'Reusable address',
  openUntil: (until: string) => `open until ${until}`,
  openAlways: 'open until you withdraw it',
  show: 'Show',

  // Answering
  answer: 'I was invited',
  answerHint: 'Paste the link that you were sent, or scan the code.',
  paste: 'The invite',
  placeholder: 'snug:… or https://…',
  scan: 'Scan the code',
  scanTitle: 'Scan an invite',
  notInvite: 'That code is no invite. Ask your friend to open “Add a friend” and show you the ' +
    'code.',
  arrivedDamaged: 'The link that you opened is no invite that Snug can read. Ask for it again, ' +
    'and open or copy all of it.',
  attach: 'Somebody I know, with a new identity',
  attachTitle: 'Whose new identity is it?',
  attachHint: 'Nothing is sent to either of the two before you have compared and decided.',
  attachNone: 'Nobody whom I know',
  attached: (name: string) => `You say that this is ${name}.`,
  readOnce: (until: string) => `An invite for you, open until ${until}.`,
  readAddress: 'The address of somebody who decides at the door whom they let in.',
  asYou: (name: string) => `They will see you as “${name}”.`,
  note: 'A few words to them',
  noteHint: 'They read this before they decide. Say who you are.',
  signed: 'Your name and these words are signed: they can prove to others that you wrote them. ' +
    'What you write once you are in is not signed.',
  knock: 'Sign and knock',
  come: 'Come in',
  another: 'Not this one',
  asking: 'Asking the house that keeps this invite…',
  known: (name: string) => `You and ${name} are contacts already.`,
  blocked: (name: string) => `You blocked ${name}, whose invite this is. Undo that first.`,

  // How far an answer got
  steps: 'How far it is',
  stepRead: 'The invite is good',
  stepSent: 'Your answer is sealed and on its way',
  stepWork: 'Your device does some work first, so that nobody can knock at a thousand doors',
  workGoesOn: 'How far the work is',
  callOff: 'Call it off',
  calledOff: 'You do not knock after all.',
  stage: {
    connected: 'You are connected',
    here: 'They are here, and your answer reaches them now',
    house: 'It goes to a house that keeps their mail, sealed',
    waiting: 'Nobody answers right now. It is tried again by itself while Snug is open'
  },
  decides: 'Then they decide whether to let you in. You hear of it only if they do.',
  meanwhile: 'You may leave this page. What you write already waits until they are there.',
  connectedWith: (name: string) => `You and ${name} are connected.`,
  compare: 'Compare numbers',
  compareHint: 'To be sure that nobody stands between you, compare your numbers once, in person ' +
    'or by phone.'
}

export type AddText = typeof en
