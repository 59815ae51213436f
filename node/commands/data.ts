// data, data erase: what this device stores about people, what others hold for this person, and how
// either is erased. Whoever erases is asked first, and told what cannot be taken back.

import { SnugError } from '../../src/base/errors.ts'
import { count } from '../../src/base/plural.ts'
import { STORED_KINDS } from '../../src/conversation/stored-view.ts'
import { bytesInWords } from '../cli/terminal.ts'
import { command } from './command.ts'
import type { HeldDataView, HolderView, StoredDataView, StoredDeviceView,
  StoredKind } from '../../src/conversation/stored-view.ts'
import type { NetworkView } from '../../src/peer/views.ts'
import type { Terminal } from '../cli/terminal.ts'
import type { Command } from './command.ts'

type Shown =
  | { readonly people: readonly StoredDataView[] }
  | { readonly held: HeldDataView,
    /** Who passes on what is for this device; absent where Snug does not run. */
    readonly relays?: NetworkView['relays'] }

const data = command({
  name: 'data',
  group: 'profile',
  summary: 'Show what is stored about people, and what others hold for you',
  description: 'Everything that this device stores about each person, or about one, and until ' +
    'when. With --held: which houses hold what for you, what you left there for others, ' +
    'who passes on what is for you, and what you hold for them. Keys are never shown.',
  where: 'profile',
  params: {
    name: { kind: 'text', is: 'contact', max: 512, position: true,
      help: 'who; default: everybody' },
    held: { kind: 'flag', help: 'what others hold for you, in place of what is stored here' }
  },
  examples: [
    { line: 'snug data', says: 'everybody in a line' },
    { line: 'snug data Ben', says: 'everything about Ben' },
    { line: 'snug data --held', says: 'who holds what for you, and until when' }
  ],
  run: async ({ messenger, network }, { name, held }): Promise<Shown> => held === true
    ? { held: await messenger.askHeld(),
        ...network === undefined ? {} : { relays: network().relays } }
    : { people: await messenger.storedData(name) },
  render: (shown, terminal, { name }) => {
    if ('held' in shown) return heldText(shown, terminal)
    const [person] = shown.people
    if (person === undefined) return 'Nothing is stored about anybody: you have no contacts yet.'
    return name === undefined
      ? terminal.table(shown.people.map((one) => personRow(one, terminal)))
      : personText(person, terminal)
  },
  next: (shown, { name }) => {
    if ('held' in shown) {
      return shown.held.holders.length === 0
        ? undefined
        : 'To take back what is held for you: snug data erase --house HOUSE'
    }
    if (shown.people.length === 0) return 'Invite a friend: snug invite'
    return name === undefined
      ? 'All about one of them: snug data NAME. What others hold for you: snug data --held'
      : 'To erase some of it: snug data erase NAME --what messages'
  }
})

function personRow (one: StoredDataView, terminal: Terminal): string[] {
  const { messages } = one
  return [
    terminal.style('bold', terminal.safe(one.name)),
    count(messages.count, 'message'),
    bytesInWords(messages.bytes),
    messages.next === undefined ? '' : `next goes ${terminal.time(messages.next)}`,
    one.waiting.count === 0 ? '' : `${one.waiting.count} on the way`
  ]
}

function personText (one: StoredDataView, terminal: Terminal): string {
  const { messages, waiting } = one
  const rows: [string, string][] = [
    ['name', terminal.safe(one.name)],
    ['calls themself', terminal.safe(one.theirName ?? '')],
    ['state', `${one.state} since ${terminal.day(one.since)}`],
    ['messages', `${count(messages.count, 'message')}, ${bytesInWords(messages.bytes)}`],
    ['the oldest', messages.oldest === undefined ? '' : terminal.time(messages.oldest)],
    ['the next goes', messages.next === undefined ? '' : terminal.time(messages.next)],
    ['stay for good', messages.lasting === 0 ? '' : count(messages.lasting, 'message')],
    ['starred', messages.starred === 0 ? '' : String(messages.starred)],
    ['on the way', waiting.count === 0 ? '' : `${waiting.count}${waiting.until === undefined
      ? ''
      : `, given up ${terminal.time(waiting.until)}`}`],
    ['draft', one.draft === 0 ? '' : count(one.draft, 'character')],
    ['set', [...one.muted ? ['muted'] : [], ...one.pinned ? ['pinned'] : []].join(', ')],
    ['history', one.history === 0
      ? ''
      : `${count(one.history, 'entry', 'entries')}, by the day: snug history`],
    ['introductions', one.introductions === 0 ? '' : String(one.introductions)],
    ['request', one.request ? 'signed, until you accept or decline it: snug report' : ''],
    ...one.devices.flatMap((device) => deviceRows(device, terminal))
  ]
  return terminal.table(rows.filter(([, value]) => value !== ''))
}

function deviceRows (device: StoredDeviceView, terminal: Terminal): [string, string][] {
  const { addresses, addressesStay, addressesUntil, houses, id, sessions } = device
  const end = addressesStay === 'only-way'
    ? 'stay: there is no other way to it'
    : addressesStay === 'keeps-my-mail'
      ? 'stay: it keeps your mail'
      : addressesUntil === undefined
        ? ''
        : `go ${terminal.day(addressesUntil)}, unless it is heard of again`
  return [
    ['device', `${id}: ${count(sessions, 'session')}, ${count(houses, 'house')} to leave mail at`],
    ...addresses.map((address): [string, string] => ['  address', terminal.safe(address)]),
    ['  addresses', end]
  ]
}

function heldText (
  { held, relays }: Extract<Shown, { readonly held: HeldDataView }>, terminal: Terminal
): string {
  const { holders, invites, kept, left, recordsUntil } = held
  const parts: Array<readonly [string, string, readonly string[][]]> = [
    ['Houses hold for you, by their own word', 'No house holds anything for you.',
      holders.map((one) => holderRow(one, terminal))],
    ['Messages of yours that houses keep for others', 'No house keeps a message of yours.',
      left.map((one) => [`  ${terminal.safe(one.host)}`, `for ${terminal.safe(one.name)}`,
        count(one.messages, 'message'), `until ${terminal.day(one.until)}`])],
    ...relays === undefined ? [] : [['Others come to this device through',
      'Nobody keeps a place by which others come to this device.',
      relays.map((one) => [`  ${terminal.safe(one.name ?? one.peer)}`, one.until === undefined
        ? 'no place is kept'
        : `until ${terminal.time(one.until)}`])] as const],
    ['Open invites', 'No invite is open.', invites.map((one) =>
      [`  ${one.id}`, one.kind === 'once' ? 'for one person' : 'an address',
        one.stateText])],
    ['You hold for others', 'You hold nothing for others.', kept.map((one) =>
      [`  ${terminal.safe(one.owner)}`, count(one.boxes, 'box', 'boxes'),
        count(one.envelopes, 'message'), bytesInWords(one.bytes),
        `until ${terminal.day(one.until)}`])]
  ]
  return [
    ...parts.map(([title, none, rows]) => rows.length === 0
      ? none
      : `${title}\n${terminal.table(rows)}`),
    ...left.length === 0
      ? []
      : ['What was left for others cannot be taken back: they fetch it, or it goes by then.'],
    recordsUntil === undefined
      ? 'Nobody publishes where this device is.'
      : 'Sealed records say to your contacts where this device is: made for each day until ' +
        `${terminal.day(recordsUntil)}, and kept by others for two days.`
  ].join('\n\n')
}

function holderRow (one: HolderView, terminal: Terminal): string[] {
  const { boxes, holds, inviteBoxes, leaving, reserved, until } = one
  return [
    `  ${terminal.safe(one.host)}`,
    `${count(boxes, 'box', 'boxes')}${inviteBoxes === 0 ? '' : `, ${inviteBoxes} for invites`}`,
    holds === undefined
      ? 'does not say how much now'
      : `${count(holds.envelopes, 'message')}, ${bytesInWords(holds.bytes)}`,
    `room for ${bytesInWords(reserved)}`,
    until === undefined ? 'nothing promised' : `until ${terminal.day(until)}`,
    leaving === 0 ? '' : `${leaving} given up, not confirmed`
  ]
}

const KINDS: Readonly<Record<StoredKind, string>> = {
  messages: 'all messages with NAME, also what is on its way to them',
  draft: 'what you have written to NAME and not sent',
  addresses: 'where the devices of NAME are; they tell it again while they are a contact',
  history: 'what changed about NAME',
  introductions: 'introductions that NAME makes, or is made known by',
  request: 'what NAME signed at your door; nothing proves it to others any more',
  all: 'NAME with everything: they are no contact any more and can write to you no more'
}

const dataErase = command({
  name: 'data erase',
  group: 'profile',
  summary: 'Erase what is stored about somebody, or what a house holds for you',
  description: 'Here it is erased from the disk. What the other person has stays with them, and ' +
    'a house that is dishonest keeps what it likes, sealed.',
  where: 'daemon',
  params: {
    name: { kind: 'text', is: 'contact', max: 512, position: true, help: 'about whom' },
    what: { kind: 'choice', choices: STORED_KINDS, help: 'what of it' },
    house: { kind: 'text', max: 1_024,
      help: 'in place of both: the house, as `snug data --held` shows it' },
    yes: { kind: 'flag', cli: true, help: 'does not ask' }
  },
  examples: [
    { line: 'snug data erase Ben --what messages', says: 'asks, and erases the conversation' },
    { line: 'snug data erase --house "house 4fQ2aB"', says: 'that house holds nothing any more' }
  ],
  complete: async ({ yes, ...values }, local) => {
    const about = askedOf(values)
    if (yes === true || await local.confirm(about.question, '--yes')) return values
    throw new SnugError({ code: 'not-confirmed', message: 'Nothing was erased.' })
  },
  awaits: ({ house }) => house === undefined ? 'Erasing' : 'Telling the house',
  run: async ({ messenger }, values) => {
    const about = askedOf(values)
    if ('host' in about) return await messenger.eraseHeld(about.host)
    await messenger.eraseStored(about.name, about.what)
    return { name: about.name, what: about.what }
  },
  render: (done, terminal) => {
    if ('host' in done) {
      return done.confirmed
        ? `${terminal.safe(done.host)} has confirmed that it holds nothing for you any more.`
        : `${terminal.safe(done.host)} is told as soon as it can be reached. Until it has ` +
          'confirmed it, or its promise ends, it holds what it holds.'
    }
    return `Erased here: ${KINDS[done.what].replace('NAME', () => terminal.safe(done.name))}. ` +
      'What they have of it stays with them.'
  }
})

type Asked =
  | { readonly host: string, readonly question: string }
  | { readonly name: string, readonly what: StoredKind, readonly question: string }

/** What is to be erased. Fault: `bad-input`. */
function askedOf (
  { house, name, what }: { readonly house?: string | undefined,
    readonly name?: string | undefined, readonly what?: StoredKind | undefined }
): Asked {
  if (house !== undefined && name === undefined && what === undefined) {
    return { host: house, question: `This takes back everything that ${house} holds for you: ` +
      'mail that you have not fetched is lost unless its author still has it. Go on?' }
  }
  if (house === undefined && name !== undefined && what !== undefined) {
    return { name, what, question:
      `This erases here ${KINDS[what].replace('NAME', () => name)}. It cannot be brought back. ` +
      'Go on?' }
  }
  throw new SnugError({ code: 'bad-input',
    message: 'Say about whom and what (snug data erase Ben --what messages), or which house ' +
      '(snug data erase --house HOUSE).' })
}

export const commands: readonly Command[] = [data, dataErase]
