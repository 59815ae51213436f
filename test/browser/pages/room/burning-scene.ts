// What burns down and what is kept of it, in every state that a message can have for that.

import { DAY, MINUTE, person } from './script.ts'
import type { Person } from './script.ts'

/** A friend with whom messages burn down after a week, and one who chose a day. */
export function burningPeople (): Person[] {
  const now = Date.now()
  const ben = person('ben', 'Ben', { retention: 604_800,
    wishes: { mine: 2_592_000, theirs: 604_800 } }, [
    { from: 'snug', text: '', ago: 3_000, more: { notice: { code: 'retention-wish',
      args: { by: 'them', seconds: 604_800, wish: 604_800 } } } },
    { from: 'them', text: 'The recipe of my grandmother', ago: 2_900, more: { star: 'asked' } },
    { from: 'them', text: 'Seven eggs, no less', ago: 2_890, without: ['expiresAt'],
      more: { star: 'kept' } },
    { from: 'them', text: 'What I said of Dan', ago: 2_880, more: { star: 'refused' } },
    { from: 'me', text: 'I keep this for the garden', ago: 2_000, without: ['expiresAt'],
      more: { star: 'kept' } },
    { from: 'me', text: 'The key lies under the blue stone', ago: 90,
      more: { timer: 300, readAt: now - MINUTE, expiresAt: now + 2 * MINUTE } },
    { from: 'snug', text: '', ago: 80,
      more: { notice: { code: 'keep-asked', args: { message: 'ben-5' } } } },
    { from: 'snug', text: '', ago: 79,
      more: { notice: { code: 'keep-allowed', args: { message: 'ben-4' } } } },
    { from: 'snug', text: '', ago: 78,
      more: { notice: { code: 'keep-refused', args: { message: 'gone' } } } },
    { from: 'them', text: '', ago: 70, more: { deleted: true } },
    { from: 'snug', text: '', ago: 60,
      more: { notice: { code: 'split-view', args: { name: 'Cleo' } } } },
    { from: 'them', text: 'The code of the gate is 4711', ago: 1,
      more: { timer: 30, expiresAt: now + 20_000 } },
    { from: 'me', text: 'Burn this', ago: 0, state: 'waiting',
      without: ['deliveredAt'], more: { timer: 3_600, waitingFor: 'a-way' } }
  ])
  const cleo = person('cleo', 'Cleo', { retention: 0, wishes: { mine: 0, theirs: 0 } }, [
    { from: 'them', text: 'We keep everything here', ago: 2 * DAY / MINUTE,
      more: { star: 'marked' } },
    { from: 'me', text: 'So do I', ago: DAY / MINUTE }
  ])
  return [ben, cleo]
}
