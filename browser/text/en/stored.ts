// English words of the pages about what is stored, here and elsewhere.

import { pluralOf } from '../plural.ts'

const plural = pluralOf('en')

export const en = {
  title: 'What is stored',
  lead: 'Look, and erase what you like',
  leadWords: 'What this device keeps about people, and what houses keep for you, sealed.',
  reading: 'Reading what is stored',
  peopleTitle: 'About people',
  nobody: 'Nothing about anybody yet. Once you have a friend here, you see what is kept about ' +
    'them, and until when.',
  messages: (count: number, size: string) => plural(count, {
    one: `One message, ${size}`, other: `${count} messages, ${size}`
  }),
  noMessages: 'No messages',
  next: (until: string) => `The next one goes ${until}`,
  show: (name: string) => `Show what is kept about ${name}`,
  holdersTitle: 'What houses hold for you',
  nobodyHolds: 'No house holds anything for you. Where one keeps your mail, you see here until ' +
    'when, and take it back.',
  boxes: (count: number, invites: number) => plural(count, {
    one: invites > 0 ? 'Mail for an invite' : 'Your mail', other: `Your mail, in ${count} places`
  }),
  until: (what: string, until: string) => `${what}, sealed, until ${until}`,
  nothingPromised: (what: string) => `${what}: nothing promised yet`,
  room: (size: string) => `Says that it keeps room for ${size}`,
  holds: (count: number, size: string, room: string) => plural(count, {
    one: `Says that it holds one message now, ${size}, with room for ${room}`,
    other: `Says that it holds ${count} messages now, ${size}, with room for ${room}`
  }),
  leaving: 'Given up. The house has not confirmed it yet.',
  takeBack: 'Take it back',
  takeBackTitle: (name: string) => `Take everything back from ${name}?`,
  takeBackWords: 'It forgets what it holds for you. Mail that you have not fetched is lost, ' +
    'unless its author still has it. A house that is not honest can keep what it likes, sealed.',
  takenBack: (name: string) => `${name} has confirmed it: it holds nothing for you any more.`,
  toldLater: (name: string) => `${name} is told as soon as it can be reached.`,
  leftTitle: 'What houses keep for your friends',
  nothingLeft: 'None of your messages waits at a house.',
  left: (count: number, host: string, until: string) => plural(count, {
    one: `${host}: one message of yours, until ${until}`,
    other: `${host}: ${count} messages of yours, until ${until}`
  }),
  noInvites: 'No invite is open.',
  foundTitle: 'Where you are found',
  found: (until: string) => 'Sealed notes tell your friends, and nobody else, where this device ' +
    `is. They are made for each day until ${until}; others keep each for two days.`,
  notFound: 'Nobody publishes where this device is.',
  kept: (count: number, size: string, until: string) => plural(count, {
    one: `One message, ${size}, until ${until}`, other: `${count} messages, ${size}, until ${until}`
  }),

  // About one person
  personLead: (name: string) => `What ${name} has stays with them. This is what is here.`,
  personGone: 'Nothing is kept about this person any more.',
  here: 'On this device',
  oldest: 'The oldest',
  goesNext: 'The next one goes',
  messagesName: 'Messages',
  lasting: 'Stay until you erase them',
  starred: 'Starred',
  waiting: 'On the way to them',
  waitingUntil: (count: number, until: string) => `${count}, given up ${until}`,
  draft: 'Written and not sent',
  characters: (count: number) => plural(count, {
    one: 'One character', other: `${count} characters`
  }),
  chosen: 'What you chose',
  muted: 'Muted',
  pinned: 'Pinned',
  history: 'What changed',
  historyWords: (count: number) => plural(count, {
    one: 'One entry, by the day', other: `${count} entries, by the day`
  }),
  introductions: 'Introductions',
  request: 'Their request',
  requestWords: 'Signed, until you accept or decline it',
  since: 'Like this since',
  devicesTitle: 'Their devices',
  noDevices: 'None is known.',
  device: (id: string) => `Device ${id}`,
  nowhere: 'Where it is, is not known here.',
  addressGoes: (until: string) => `Gone ${until}, unless it is heard of again.`,
  onlyWay: 'Stays: there is no other way to it.',
  keepsMail: 'Stays: it keeps your mail.',
  sessions: (count: number) => plural(count, {
    one: 'Keys of one session', other: `Keys of ${count} sessions`
  }),
  eraseTitle: 'Erase',
  erase: 'Erase',
  kinds: {
    messages: 'All messages',
    draft: 'What is not sent',
    addresses: 'Where they are',
    history: 'What changed',
    introductions: 'Introductions',
    request: 'Their request',
    all: 'Everything, and the contact'
  },
  ask: {
    messages: (name: string) => `All messages with ${name} go from this device, also what is ` +
      'on the way. What has arrived stays with them. It cannot be brought back.',
    draft: (name: string) => `What you have written to ${name} and not sent goes.`,
    addresses: (name: string) => `Where the devices of ${name} are goes. While you are in touch, ` +
      'they tell it again.',
    history: (name: string) => `What changed about ${name} goes: devices, comparisons, how you ` +
      'met. It cannot be brought back.',
    introductions: (name: string) => `Introductions that ${name} makes, or is made known by, go ` +
      'from this device.',
    request: (name: string) => `What ${name} signed at your door goes. Nothing proves it to ` +
      'others any more.',
    all: (name: string) => `${name} is no contact any more: messages, keys and addresses go, and ` +
      'they can write to you no more. They are not told, and what they have stays with them.'
  },
  askTitle: (what: string) => `Erase “${what}”?`,
  erased: 'Erased from this device.'
}

export type StoredText = typeof en
