// English words of the network page, of its line, and of the house that serves the page.

import { pluralOf } from '../plural.ts'

const plural = pluralOf('en')

export const en = {
  title: 'Network',
  line: {
    direct: 'Online, directly',
    relayed: 'Online, through a house',
    houses: 'Online: no friend is here',
    offline: 'Offline: nobody is reached',
    alone: 'Alone here'
  },
  hints: {
    direct: 'Friends who are here get what you write at once, straight from this device.',
    relayed: 'Friends who are here get what you write at once. A house passes it on, sealed.',
    houses: 'No friend is here right now. Houses keep what you write for them, sealed.',
    offline: 'What you write waits here, and goes as soon as there is a way.',
    alone: 'Invite a friend, or join a house.'
  },
  inviteFriend: 'Invite a friend',
  keepersTitle: 'Who keeps your mail',
  nobodyKeeps: 'Nobody keeps your mail yet: messages arrive only while you and a friend are both ' +
    'here. Let a house keep it.',
  keeping: (until: string) => `Keeps your mail, sealed, until ${until}`,
  brought: (count: number, last: string) => plural(count, {
    one: `Brought one message here, ${last}`,
    other: `Brought ${count} messages here, the last one ${last}`
  }),
  waiting: 'Has not answered yet',
  refused: 'Does not keep your mail',
  removeHouse: 'Leave this house',
  leaveTitle: (name: string) => `Leave ${name}?`,
  leaveWords: 'From then on it keeps no mail for you. Where no other house does, messages arrive ' +
    'only while you and a friend are both here.',
  leave: 'Leave',
  servesPage: 'The house of this page',
  join: 'Join a house',
  addHouse: 'Address of a house',
  addHint: 'The line that the house prints when it starts. It begins with / and has /p2p/ in it.',
  add: 'Join',
  added: 'This house is asked to keep your mail.',
  removed: 'This house keeps no mail for you any more.',
  relaysTitle: 'Houses that pass messages on',
  noRelays: 'None keeps a place for you right now.',
  place: (until: string) => `Keeps a place for you until ${until}`,
  noPlace: 'Keeps no place for you right now',
  peopleTitle: 'Connected right now',
  noPeople: 'Nobody.',
  unknown: 'Somebody of the network',
  outgoing: 'Reached from here',
  incoming: 'Came by themselves',
  keptTitle: 'For whom you keep mail',
  noneKept: 'For nobody: a browser is not always on. A house of your own could.',
  traffic: (sent: string, received: string) => `${sent} sent, ${received} received since the start`,
  trafficTitle: 'How much went over the network',
  faultTitle: 'What did not work last',
  noFault: 'Nothing.',
  copyReport: 'Copy a report without secrets',
  copied: 'The report is copied. It holds no names, keys or addresses.',
  house: {
    title: 'House',
    absentTitle: 'No house right now',
    absent: 'None serves this page at the moment. Your own conversations are here all the same.',
    unknown: 'Asking the house ...',
    here: 'The house that serves this page',
    guest: 'You are a guest of this house: it keeps little mail for guests.',
    friendsOnly: 'This house keeps mail for friends only.',
    nobody: 'This house keeps mail for nobody.',
    ownHint: 'Whoever runs it makes you its owner with a link: snug house link',
    ownable: 'Nobody owns this house yet. Open the link that it printed when it started.',
    claiming: 'Telling the house that it is yours ...',
    owned: 'This house is yours',
    running: (time: string, version: string) => `Running for ${time}, version ${version}`,
    status: 'How it is',
    connections: 'Connections',
    room: 'Room promised',
    roomOf: (used: string, all: string) => `${used} of ${all}`,
    bytes: 'Sent and received',
    addresses: 'Where it is reached',
    policy: 'For whom it keeps mail',
    policies: { friends: 'Its owners only', visitors: 'Its owners and guests', nobody: 'Nobody' },
    policyHints: {
      friends: 'Guests are refused; what is kept for them goes when its time is over.',
      visitors: 'Whoever opens its page may leave a little mail here.',
      nobody: 'Mail waits where it was written until both are here.'
    },
    kept: 'Who has mail here',
    noneKept: 'Nobody has mail here.',
    who: { visitor: 'Guest', friend: 'Friend', owner: 'Owner' },
    keptLine: (size: string, until: string) => `${size}, until ${until}`,
    forget: 'Forget',
    forgetTitle: 'Forget what is kept for this guest?',
    forgetWords: 'What they have not fetched yet is lost, and nobody is told. They can leave ' +
      'their mail here again.',
    owners: 'Owners',
    since: (day: string) => `since ${day}`,
    you: 'This is you',
    disown: 'Take away',
    disownTitle: (name: string) => `Take the house away from ${name}?`,
    disownWords: 'They can no longer see or change how it is. With a new link they can again.',
    leave: 'Give it up',
    leaveTitle: 'Give up this house?',
    leaveWords: 'You can no longer see or change how it is. Another owner can make you a link.',
    link: 'Make a link for another owner',
    linkHint: 'It works once. Whoever opens it has the same rights as you.',
    linkReady: 'The link, for one person:',
    copyLink: 'Copy the link',
    linkCopied: 'The link is copied.',
    silent: 'The house does not answer right now.',
    again: 'Ask again'
  }
}

export type NetworkText = typeof en
