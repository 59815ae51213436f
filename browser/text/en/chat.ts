// English words of conversations: list, timeline, writing, searching.

import { pluralOf } from '../plural.ts'

const plural = pluralOf('en')

export const en = {
  // The list
  conversations: 'Conversations',
  addFriend: 'Invite or add a friend',
  menu: 'Menu',
  searchAll: 'Search',
  clearSearch: 'Clear the search',
  door: (name: string) => `Someone is at the door: “${name}”`,
  doorMany: (count: number) => `${count} people are at the door`,
  doorHint: 'Nothing is answered until you decide',
  alone: 'You are alone here.',
  aloneHint: 'Invite a friend, or join a house.',
  aloneKept: 'A house keeps your mail. Invite a friend.',
  invite: 'Invite a friend',
  joinHouse: 'Join a house',
  nobody: 'Your conversations will be here.',
  people: 'People',
  messages: 'Messages',
  looking: 'Looking…',
  nothingFound: (query: string) => `Nothing here says “${query}”.`,
  onlyHere: 'Only what is on this device is searched.',
  searchFull: 'There are too many messages to search all: the oldest ones are left out.',
  unread: (count: number) =>
    plural(count, { one: '1 new message', other: `${count} new messages` }),
  you: 'You',
  snug: 'Snug',
  byYou: (text: string) => `You: ${text}`,
  draft: (text: string) => `Draft: ${text}`,
  noMessages: 'Nothing written yet',
  muted: 'Muted',
  pinned: 'Pinned',
  atTheDoor: 'At the door',

  // The middle without a conversation
  choose: 'A small room of your own',
  chooseHint: 'Choose a conversation. What you say there stays between the two of you.',
  keysHint: 'All keys',

  // The head of a conversation
  burnsAfter: (after: string) => `Burns down after ${after}`,
  stays: 'Nothing burns down',
  contact: 'About this contact',
  verify: 'Compare numbers',
  searchHere: 'Search here',
  mute: 'Mute',
  unmute: 'Unmute',
  pin: 'Pin to the top',
  unpin: 'Unpin',
  timer: 'When messages burn down',
  timerTitle: 'When do messages burn down?',
  timerHint: (name: string) =>
    `Counts for new messages, for you and for ${name}. Where the two of ` +
    'you chose differently, the shorter time counts.',
  timerKeep: 'Not at all',
  timerKeepHint: 'They stay until you delete them',
  save: 'Save',

  // The timeline
  timeline: (name: string) => `Messages with ${name}`,
  retentionRule: (after: string) => `Messages here burn down after ${after}, for both of you.`,
  retentionKeep: 'Messages here stay until you delete them.',
  change: 'Change',
  beginning: (name: string) => `This is the beginning of your conversation with ${name}.`,
  sayHello: 'Say hello. It is sealed so that only the two of you can read it.',
  newFromHere: 'New',
  latest: 'Go to the latest message',
  latestUnread: (count: number) => plural(count,
    { one: '1 new message below', other: `${count} new messages below` }),
  loadingOlder: 'Looking further back…',
  actions: 'What to do with this message',
  details: 'Details',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'This browser did not let Snug copy.',
  remove: 'Delete',
  keep: 'Keep',
  retry: 'Send again',
  removeTitle: 'Delete this message?',
  removeHint: (name: string) =>
    `It is erased here. What ${name} already has stays there until it ` +
    'burns down.',
  burnsAt: (at: string) => `Burns down ${at}`,
  arrived: (name: string, text: string) => `${name}: ${text}`,
  typing: (name: string) => `${name} is typing…`,
  typingShort: 'typing…',
  hereNow: 'here now',
  opensOutside: (address: string) => `Opens ${address} outside of Snug`,

  // States of my messages: short beside a message, long in its details
  state: {
    waiting: 'Waiting',
    sent: 'Sent',
    delivered: 'Delivered',
    read: 'Read',
    failed: 'Not sent',
    expired: 'Expired unread'
  },
  held: (count: number, houses: number, until: string) =>
    `Held by ${count} of ${houses} until ${until}`,
  waitingLong: {
    'both-here': (name: string) =>
      `Waiting. Nobody keeps mail for ${name} yet, so this goes when ` +
      'you are both here.',
    'a-way': (name: string) => `Waiting. This goes out as soon as ${name}, or a house that keeps ` +
      `mail for ${name}, can be reached.`,
    'a-relay': (name: string) => 'Waiting. You show your address to nobody, so this goes only ' +
      `through a relay of ${name}’s, or through a house that keeps mail for the two of you.`
  },
  heldLong: (name: string, houses: string, count: number, until: string) =>
    `${name} will get this when they are back. ${plural(count, {
      one: `${houses} keeps it`, other: `${houses} keep it`
    })}, sealed, until ${until}.`,
  houseOf: (name: string) => `${name}’s house`,
  deliveredLong: (name: string) => `${name}’s device has it.`,
  readLong: (name: string) => `${name} has read it.`,
  expiredLong: (name: string) => `${name} did not fetch it in time. Send it again, or delete it.`,
  failedLong: (reason: string) => `Not sent: ${reason}.`,
  failure: {
    farewell: (name: string) => `${name} no longer accepts messages from you here`,
    removed: () => 'the contact was removed',
    blocked: (name: string) => `you blocked ${name}`,
    'device-gone': (name: string) => `${name} no longer uses the device that it was for`,
    restored: () => 'it was on its way when this backup was made, and may not have arrived'
  },
  refused: 'it was refused',

  // Notices of Snug itself
  notice: {
    introduction: (name: string, who: string) =>
      `${name} would like to introduce ${who} to you. You find the question at the door.`,
    'split-view': (name: string, who: string) =>
      `${who} sees other devices of ${name} than you do: one of you may be deceived. Ask ` +
      `${name} in person before you write anything private.`,
    'split-view-me': (name: string) =>
      `${name} sees other devices of yours than you have. Somebody may hold the key of your ` +
      'account. Compare numbers in person.',
    'new-device': (name: string) =>
      `${name} has a new device. If they did not tell you so, ask them.`,
    'identity-changed': (name: string) =>
      `${name}’s identity is new. Check with them in person or ` +
      'by phone before you write again.',
    'version-fork': (name: string) =>
      `Two lists of ${name}’s devices contradict each other. Check ` +
      'with them in person or by phone.',
    'unreadable-content': () => 'A message could not be shown: this version of Snug does not ' +
      'understand it.'
  },

  // Details of a message
  messageTitle: 'Message',
  from: 'From',
  written: 'Written',
  received: 'Received',
  keptBy: 'Held by',
  keptUntil: (house: string, until: string) => `${house}, until ${until}`,
  keptSince: 'Left with a house',
  deliveredAt: 'Delivered',
  readAt: 'Read',
  timesForgotten: 'More than 7 days ago. Times are kept no longer.',
  goneAt: 'Burns down',
  neverGone: 'Not by itself',
  tried: 'How it was tried',
  notKept: (house: string) => `${house} does not have it.`,
  stateNow: 'State',
  gone: 'This message is no longer here.',

  // Writing
  write: (name: string) => `Write to ${name}`,
  send: 'Send',
  textOnly: 'Snug sends words here. That was a picture or a file.',
  notText: 'That was no text that can be sent.',
  notSent: 'It was not sent, and is still here.',
  tooLong: 'This is too long for one message. Send it in parts.',
  changed: (name: string) => `${name}’s identity is new. Check with them in person or by phone ` +
    'before you write again.',
  compare: 'Compare',
  keepWaiting: 'Keep waiting',
  blocked: (name: string) => `You blocked ${name}.`,
  unblock: 'Unblock',
  invited: (name: string) =>
    `${name} has not answered yet, and reads what you write with the answer.`,
  requested: (name: string) => `${name} is still at the door.`,
  asked: (name: string) => `${name} has your note, and has not let you in yet. Write the rest ` +
    'once they have answered.',
  toDoor: 'To the door',
  missing: 'This conversation is no longer here.',

  // Searching in one conversation
  hitOf: (at: number, count: number) => `${at} of ${count}`,
  noHits: 'Nothing found',
  olderHit: 'Older',
  newerHit: 'Newer',

  // Notifications
  newMessage: 'a new message'
}

export type ChatText = typeof en
