// Who is in the room, and what was said.

import type { ConversationView, MessageState, MessageView,
  RequestView } from '../../../../src/conversation/views.ts'

export interface Script {
  /** `hostile`: what people must not be able to do to others. */
  readonly scene: 'usual' | 'empty' | 'crowd' | 'hostile' | 'burning'
  /** How many messages the first conversation has, where it is not the usual few. */
  readonly messages?: number
  readonly language?: 'en' | 'de' | 'ar'
  /** Default: alone. */
  readonly network?: NetworkScene
  /** Default: no house serves the page. */
  readonly house?: HouseScene
  /** What the page was opened with, after the #. */
  readonly fragment?: string
}

/** `housed`: the house of the page keeps mail, and nobody else is known. */
export type NetworkScene = 'alone' | 'housed' | 'offline' | 'usual' | 'hostile'

/** Of the house that serves the page: `hostile` has an owner who is no friend. */
export type HouseScene = 'none' | 'guest' | 'owned' | 'silent' | 'hostile'

export interface Person {
  readonly view: ConversationView
  readonly messages: MessageView[]
}

const MINUTE = 60_000
const DAY = 1_440 * MINUTE
const MONTH = 30 * 86_400 // seconds

export interface Written {
  readonly from: 'me' | 'them' | 'snug'
  readonly text: string
  /** Minutes before now. */
  readonly ago: number
  readonly state?: MessageState
  readonly more?: Partial<MessageView>
  /** What it usually has, and this one has not. */
  readonly without?: ReadonlyArray<'deliveredAt' | 'expiresAt'>
}

export function person (
  id: string, name: string, view: Partial<ConversationView>, written: readonly Written[],
  now = Date.now()
): Person {
  const retention = view.retention ?? MONTH
  const messages = written.map((
    { from, text, ago, state, more, without = [] }, at
  ): MessageView => {
    const sentAt = now - ago * MINUTE
    const all: MessageView = {
      id: `${id}-${at}`,
      conversation: id,
      position: sentAt + at,
      from,
      name: from === 'me' ? 'Ana' : from === 'snug' ? 'Snug' : name,
      text,
      sentAt,
      ...from === 'me'
        ? { state: state ?? 'read', deliveredAt: sentAt + 900 }
        : { receivedAt: sentAt },
      ...retention > 0 ? { expiresAt: sentAt + retention * 1_000 } : {},
      ...more
    }
    return Object.fromEntries(Object.entries(all).filter(([name]) =>
      !without.some((other) => other === name))) as unknown as MessageView
  })
  const last = messages.at(-1)
  return {
    messages,
    view: {
      id,
      name,
      state: 'connected',
      route: 'direct',
      muted: false,
      pinned: false,
      unread: 0,
      readUpTo: last?.position ?? 0,
      ...last === undefined ? {} : { last },
      retention,
      wishes: { mine: retention, theirs: retention },
      ...view
    }
  }
}

export function request (id: string, name: string, note: string): RequestView {
  return { id, name, theirName: name, state: 'requested', stateText: '', note, since: Date.now(),
    hints: [{ code: 'nobody-in-common', args: {}, text: '' },
      { code: 'new-identity', args: { seconds: 7_200 }, text: '' }],
    route: 'none', keepsMailForMe: false, iKeepMailForThem: false, offersToKeepMail: false }
}

const LAMP = 'The lamp by the window is fixed now. It took longer than I thought, and I still do ' +
  'not know why it ever stopped working.'

/** Much that was said, for the size of a conversation. */
export function muchSaid (count: number): Written[] {
  const words = ['Hello there', 'Shall we meet on Friday?', LAMP, 'Yes',
    'Look: https://snug.example/plans', 'I will bring bread.', 'Good night']
  return Array.from({ length: count }, (_, at) => ({
    from: at % 5 < 2 ? 'me' as const : 'them' as const,
    text: `${words[at % words.length] ?? ''} (${at + 1})`,
    ago: (count - at) * 7
  }))
}

export { DAY, MINUTE }
