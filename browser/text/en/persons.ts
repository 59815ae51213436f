// English words of persons: at the door, their details, comparing numbers.

import { pluralOf } from '../plural.ts'

const plural = pluralOf('en')

export const en = {
  // The door
  doorTitle: 'At the door',
  someone: (name: string) => `Someone is at the door: “${name}”`,
  unnamed: 'Someone without a name is at the door',
  theirWord: 'They chose this name, and nobody has checked it.',
  cameAt: (when: string) => `Came ${when}`,
  theirNote: 'They wrote:',
  noNote: 'They wrote nothing.',
  alike: (name: string) => `This looks like ${name}, whom you know, but it is somebody else. ` +
    'Ask before you open.',
  beforeYouDecide: 'Before you decide',
  risk: {
    newIdentity: (age: string) => `This identity is new: it says that it was made ${age} ago.`,
    manyRequests: (count: number) => plural(count, {
      one: '1 other came to your door within the same hour.',
      other: `${count} others came to your door within the same hour.`
    }),
    nobodyInCommon: 'Nobody whom you know has introduced them.',
    alikeName: (name: string) => `The name looks like that of ${name}, whom you know.`,
    alikeLink: (host: string) =>
      `A link in it does not lead where it seems to: it leads to ${host}.`
  },
  report: 'Keep a proof',
  reportTitle: 'A proof of this request',
  reportMeans: 'Whoever uses your address signs their name and first words, and is told so. With ' +
    'this file you can prove to whom you choose that they wrote them. Snug sends it nowhere.',
  reportNot: 'It does not prove who the person is, nor when they wrote.',
  reportEnds: 'Once you let them in, nothing that either of you writes can be proved to others, ' +
    'and this can no longer be made.',
  reportMaking: 'Making the file…',
  reportSave: 'Save the file',
  reportClose: 'Close',
  checkReport: 'Check a proof',
  reportHolds: 'The signatures hold',
  reportFrom: 'Written by a device of',
  reportName: 'Called themself',
  reportTo: 'To',
  reportTime: 'When, by their word',
  reportBad: 'This proves nothing: it is no proof of a request, or somebody changed it.',
  reportNewer: 'Another version of Snug made this proof. Update Snug to check it.',
  showsAs: (name: string) => `You would see them as ${name}.`,
  accept: 'Accept',
  acceptMeans: 'You can write to each other. Their device learns how to reach yours.',
  decline: 'Decline',
  declineMeans: 'They go, with all they left. They are told nothing, and can knock again.',
  block: 'Block',
  blockMeans: 'They cannot knock again. They are told nothing.',
  accepted: (name: string) => `${name} is in.`,
  declined: (name: string) => `You declined ${name}.`,
  blockedNow: (name: string) => `You blocked ${name}.`,
  write: 'Write',
  nobodyTitle: 'Nobody is at the door',
  nobodyHint: 'Whoever finds you by your open address knocks here first. Nothing is answered ' +
    'until you decide.',
  invite: 'Invite a friend',

  // Details
  contactTitle: 'About this contact',
  gone: 'This contact is no longer here.',
  toDoor: 'To the door',
  myName: 'Your name for them',
  myNameHint: 'Only you see it.',
  save: 'Save',
  nameEmpty: 'A name needs at least one letter.',
  renamed: (name: string) => `You see them as ${name} now.`,
  theirName: (name: string) => `They call themself “${name}”`,
  state: {
    invited: (name: string) => `${name} has not answered yet`,
    requested: (name: string) => `${name} is at the door`,
    connected: () => 'Connected, not verified yet',
    verified: () => 'Verified: you compared numbers',
    changed: () => 'The identity is new and was not checked',
    blocked: () => 'Blocked: nothing comes in'
  },
  acceptChange: 'It is them',
  keepApart: 'Keep apart',
  attachedAsk: (one: string, other: string) => `You said that ${other} is ${one}. Nothing is ` +
    'sent to either before you decide. Compare numbers with the new one first.',
  replaced: (one: string, other: string) => `${other} took the place of ${one}.`,
  odd: {
    bidi: 'The name was sent with signs that turn text around. They were taken out.',
    mixed: 'The name mixes letters of different scripts that look alike.'
  },
  stored: 'Everything that is stored about them',
  history: 'What changed',
  historyNone: 'Nothing yet.',
  changes: {
    'met-invite': () => 'You met by an invite',
    'met-address': () => 'They came by your address, and you let them in',
    'met-introduced': (who: string) => `${who} introduced you`,
    'new-device': (which: string) => `A new device: ${which}`,
    'device-gone': (which: string) => `A device is no longer theirs: ${which}`,
    verified: () => 'You compared numbers',
    unverified: () => 'You took the seal away',
    'identity-changed': () => 'Their account named another one',
    attached: () => 'You said that a new invite is theirs',
    accepted: () => 'You accepted the new identity',
    'kept-apart': () => 'You kept the new identity apart',
    'device-list-fork': () => 'Two different lists of their devices came',
    'split-view': (who: string) => `${who} sees other devices of theirs than you do`
  },
  introduce: 'Introduce to a friend',
  introduceTitle: (name: string) => `To whom do you introduce ${name}?`,
  introduceHint: 'Both are asked. Only if both agree do they meet; a no is not told to anybody.',
  introduceNobody: 'You have no other friend here yet.',
  introduced: (one: string, other: string) => `${one} and ${other} are asked.`,
  introductions: 'Introductions',
  introducing: (both: string) => `You would like to introduce ${both} to each other.`,
  introducedBy: (by: string, name: string) => `${by} would like to introduce ${name} to you.`,
  agree: 'Get to know them',
  turnDown: 'Turn down',
  agreedWaits: 'You agreed. It goes on when the other does too.',
  bothAsked: 'Both are asked.',
  bothAgreed: 'Both agreed.',
  shutOut: (confirmed: number, houses: number) =>
    `Houses of yours that turn their mail away: ${confirmed} of ${houses}.`,
  since: (when: string) => `Since ${when}`,
  changedTitle: 'Stop and check',
  compare: 'Compare numbers',
  compareWhy: (name: string) => `Make sure that nobody stands between you and ${name}.`,
  compareAgain: 'See the number',

  way: 'The way to them',
  wayShows: {
    direct: (name: string) => `${name} sees the internet address of your device, and you see ` +
      'theirs. Nobody is in between.',
    relayed: (name: string) => `A house passes everything on, sealed. It sees both your ` +
      `addresses and when you and ${name} talk, never what you say.`,
    houses: (name: string) => `What you write is left, sealed, with houses that keep mail for ` +
      `${name}. They see your address, when you come and how much you leave, never what it says.`,
    none: (name: string) => `What you write to ${name} stays on this device until there is a way.`
  },
  relayOnly: 'You chose that contacts never see your address.',
  notRelayOnly: 'Once a direct way is found, they see your address. The settings can forbid that.',

  messages: 'Messages',
  deniable: 'Nothing that you two write here can be proved to others. A picture of a screen ' +
    'proves nothing either.',
  timer: 'When messages burn down',
  change: 'Change',
  mute: 'Mute',
  muteHint: 'Messages come, and nothing draws attention to them.',
  pin: 'Pin to the top',
  leaveMail: (name: string) => `Let ${name} keep your mail`,
  leaveMailHint: (name: string) => `${name} has a device that is always on. It keeps your mail, ` +
    'sealed, while you are away.',

  door: 'The door',
  blockLong: (name: string) => `Block ${name}`,
  blockTitle: (name: string) => `Block ${name}?`,
  blockAsk: (name: string) => `Nothing from ${name} comes in any more, and ${name} is not told. ` +
    'What was said stays here. To meet again later, you need a new invite.',
  unblockLong: (name: string) => `Unblock ${name}`,
  unblock: 'Unblock',
  unblockTitle: (name: string) => `Unblock ${name}?`,
  unblockAsk: (name: string) => `${name} may knock again. What was said is erased here, and to ` +
    'meet again you need a new invite.',
  removeLong: (name: string) => `Remove ${name}`,
  remove: 'Remove',
  removeTitle: (name: string) => `Remove ${name}?`,
  removeAsk: (name: string) => `Your whole conversation is erased on this device, and nothing ` +
    `brings it back. What ${name} already has stays there until it burns down. To meet again, ` +
    'you need a new invite.',
  removed: (name: string) => `${name} is removed.`,

  // Comparing
  verifyTitle: 'Compare numbers',
  verifyIntro: (name: string) => `Meet ${name}, or call. Open this page on both devices and read ` +
    'the number to each other. If it is the same, nobody stands between you.',
  number: (name: string) => `Your number with ${name}: 12 groups of five digits`,
  code: (name: string) => `The code for ${name} to scan`,
  orScan: (name: string) => `Side by side? Let ${name} scan this, or scan theirs.`,
  scan: 'Scan their code',
  scanTitle: 'Scan their code',
  match: 'They match',
  noMatch: 'They do not match',
  notYet: (name: string) => `You can compare once ${name} has answered.`,
  blockedYet: (name: string) => `You blocked ${name}: there is nothing to compare.`,
  matched: (name: string) => `This is ${name}`,
  matchedHint: (name: string) => `The seal stands beside the name of ${name} from now on. Should ` +
    'the identity change, Snug stops and says so.',
  done: 'Done',
  differTitle: 'The numbers differ',
  differHint: (name: string) => `Either one of you has another conversation open, or somebody ` +
    `stands between you. Make sure that ${name} looks at the conversation with you, and compare ` +
    'once more. If they still differ, write nothing private here, and talk in person.',
  again: 'Compare again',
  sealed: (when: string) => `You compared this number ${when}.`,
  unseal: 'Take the seal off',
  scanFault: {
    'own-code': 'This is the code that your own Snug shows. Scan the one on their screen.',
    'other-version': 'Another version of Snug made this code. Update both, or compare the digits.',
    'not-ours': 'This is another kind of code. They find theirs under “Compare numbers” in your ' +
      'conversation.'
  }
}

export type PersonsText = typeof en
