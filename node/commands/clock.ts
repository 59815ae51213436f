// clock: whether the clock of this device is right, where Snug has reason to ask.

import { clockQuestion } from '../../src/conversation/clock-notice.ts'
import { command } from './command.ts'
import type { Command } from './command.ts'

const clock = command({
  name: 'clock',
  group: 'messages',
  summary: 'Say whether the clock of this device is right',
  description: 'Messages burn down by the time. Where the clock went ahead by more than a day ' +
    'since Snug was here last, and no house that keeps mail for you agrees with it, messages ' +
    'that would be over are not shown. They are erased when you say that the clock is right, ' +
    'or after a day. When you say that it is wrong they are there again.',
  where: 'daemon',
  params: {
    answer: { kind: 'choice', choices: ['right', 'wrong'], position: true, help: 'what it is' }
  },
  examples: [
    { line: 'snug clock', says: 'whether anything is asked' },
    { line: 'snug clock wrong', says: 'nothing is erased because of it' }
  ],
  run: ({ messenger }, { answer }) => {
    if (answer !== undefined) messenger.answerClock(answer === 'right')
    return Promise.resolve({ answer, doubt: messenger.clockDoubt() })
  },
  render: ({ answer, doubt }) => {
    if (doubt !== undefined) return clockQuestion(doubt)
    switch (answer) {
      case undefined: return 'Nothing is asked: messages burn down by the clock of this device.'
      case 'right': return 'What was over is erased.'
      case 'wrong': return 'Nothing is erased because of the clock. Set it right.'
    }
  }
})

export const commands: readonly Command[] = [clock]
