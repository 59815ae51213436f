// How far a message of mine got, and what Snug itself says in a conversation, in words: short
// beside the message, long in its details. What this version does not know yet is said in the
// words that come with it.

import { burningText } from './burning.ts'
import { chatText } from './chat.ts'
import { duration } from './durations.ts'
import { faultWords } from './faults.ts'
import { isolate } from './isolate.ts'
import { listed } from './lists.ts'
import { moment } from './times.ts'
import type { HoldView, MessageView, NoticeView } from '../../src/conversation/views.ts'

/** "Held by 2 of 3 until Friday". */
export function shortState (message: MessageView, now: number): string {
  const text = chatText()
  const { state = 'waiting', heldBy = [], houses = 0 } = message
  if (state !== 'held') return text.state[state]
  return text.held(heldBy.length, Math.max(houses, heldBy.length), untilOf(heldBy, now))
}

/** `nameOf`: what this person calls a contact, by its id. */
export function longState (
  message: MessageView, name: string, now: number, nameOf: (id: string) => string | undefined
): string {
  const text = chatText()
  const { state } = message
  const who = isolate(name)
  if (state === undefined) return ''
  switch (state) {
    case 'waiting': return text.waitingLong[message.waitingFor ?? 'a-way'](who)
    case 'held': {
      const holds = message.heldBy ?? []
      const houses = listed(holds.map((hold) => houseOf(hold, nameOf)))
      return text.heldLong(who, houses, holds.length, untilOf(holds, now))
    }
    case 'delivered': return text.deliveredLong(who)
    case 'read': return text.readLong(who)
    case 'expired': return text.expiredLong(who)
    case 'failed': return text.failedLong(failure(message, name))
  }
}

export function houseOf (
  { contact, host }: Pick<HoldView, 'contact' | 'host'>, nameOf: (id: string) => string | undefined
): string {
  const name = contact === undefined ? undefined : nameOf(contact)
  return name === undefined ? host : chatText().houseOf(isolate(name))
}

export function noticeWords ({ notice, text: words }: MessageView, name: string): string {
  const text = chatText()
  if (notice === undefined) return words
  const change = retentionChange(notice, isolate(name)) ?? keepWords(notice.code, isolate(name))
  if (change !== undefined) return change
  const { name: about } = notice.args
  const who = typeof about === 'string' ? isolate(about) : ''
  return own(text.notice, notice.code)?.(isolate(name), who) ?? words
}

/** What stands in place of a message that its author took back. */
export function deletedWords ({ from }: Pick<MessageView, 'from'>, name: string): string {
  const text = burningText()
  return from === 'me' ? text.tookBackMine : text.tookBack(isolate(name))
}

/** Who would like to keep what, and what was answered. */
function keepWords (code: string, name: string): string | undefined {
  const text = burningText()
  switch (code) {
    case 'keep-asked': return text.keepAsked(name)
    case 'keep-allowed': return text.keepAllowed(name)
    case 'keep-refused': return text.keepRefused(name)
    default: return undefined
  }
}

function retentionChange ({ args, code }: NoticeView, name: string): string | undefined {
  const { by, seconds, wish } = args
  if (typeof seconds !== 'number' || typeof wish !== 'number') return undefined
  const text = burningText()
  const [after, wanted] = [duration(seconds), wish === 0 ? text.keepAll : duration(wish)]
  const isMine = by === 'me'
  switch (code) {
    case 'retention':
      if (seconds === 0) return isMine ? text.choseKeep.me : text.choseKeep.them(name)
      return isMine ? text.chose.me(after) : text.chose.them(name, after)
    case 'retention-wish': return text.wishes[isMine ? 'me' : 'them'](name, wanted, after)
    default: return undefined
  }
}

/** "Messages here burn down after 30 days, for both of you." */
export function retentionWords (seconds: number): string {
  const text = chatText()
  return seconds === 0 ? text.retentionKeep : text.retentionRule(duration(seconds))
}

function failure ({ fault }: MessageView, name: string): string {
  const text = chatText()
  if (fault === undefined) return text.refused
  return own(text.failure, fault.code)?.(isolate(name)) ?? faultWords(fault)
}

function untilOf (holds: readonly HoldView[], now: number): string {
  return moment(Math.min(...holds.map(({ until }) => until)), now)
}

function own<Words extends object> (
  words: Words, code: string
): Words[keyof Words] | undefined {
  return Object.hasOwn(words, code) ? words[code as keyof Words] : undefined
}
