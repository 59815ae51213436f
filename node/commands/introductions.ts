// introduce, introductions: friends who get to know friends, where both want it.

import { command } from './command.ts'
import { warnings } from './contact-line.ts'
import { personCommand } from './requests.ts'
import type { IntroductionView } from '../../src/conversation/acquaintance-views.ts'
import type { Terminal } from '../cli/terminal.ts'
import type { Command } from './command.ts'

const introduce = command({
  name: 'introduce',
  group: 'people',
  summary: 'Make two of your contacts known to each other',
  description: 'Both are asked. Only if both agree do they become contacts; a no is told to ' +
    'nobody. What you say for them is yours alone: they can compare numbers themselves.',
  where: 'daemon',
  params: {
    one: { kind: 'text', is: 'contact', max: 512, required: true, position: true, help: 'who' },
    other: { kind: 'text', is: 'contact', max: 512, required: true, position: true,
      help: 'to whom' },
    note: { kind: 'text', max: 1_000, help: 'a few words to both' }
  },
  examples: [{ line: 'snug introduce Ben Cleo --note "You both sing"',
    says: 'asks Ben and Cleo' }],
  run: async ({ messenger }, { one, other, note }) => await messenger.introduce(one, other, note),
  render: ({ name, stateText }, terminal) =>
    `${terminal.safe(name)}: ${terminal.safe(stateText)}.`
})

const introductions = command({
  name: 'introductions',
  group: 'people',
  summary: 'Show who would be introduced to you',
  description: 'You are asked where you allowed it: snug settings set reach introduced.',
  where: 'profile',
  params: {},
  examples: [{ line: 'snug introductions', says: 'whom you may get to know, and by whom' }],
  run: ({ messenger }) => Promise.resolve(messenger.introductions()),
  render: (all, terminal) => all.length === 0
    ? 'There are no introductions.'
    : terminal.table(all.map((one) => introductionRow(one, terminal))),
  next: (all) => all.some(({ state }) => state === 'open')
    ? 'Decide, by name or id: snug introductions accept NAME, or snug introductions decline NAME'
    : undefined
})

const ID_SHOWN = 6 // characters: 64 at most are open at a time

function introductionRow (one: IntroductionView, terminal: Terminal): string[] {
  const { id, name, note, stateText, until } = one
  return [
    id.slice(0, ID_SHOWN),
    terminal.style('bold', terminal.safe(name)),
    [terminal.safe(stateText), ...warnings(one, terminal)].join('; '),
    note === undefined ? '' : `"${terminal.safe(note)}"`,
    `until ${terminal.time(until)}`
  ]
}

const accept = personCommand({
  name: 'introductions accept',
  summary: 'Get to know somebody whom a contact introduces',
  says: 'you want to know Ben',
  done: 'If NAME agrees too, you become contacts.',
  run: (messenger, name) => messenger.answerIntroduction(name, true)
})

const decline = personCommand({
  name: 'introductions decline',
  summary: 'Turn down an introduction, without a word',
  says: 'nobody is told',
  done: 'NAME was turned down.',
  run: (messenger, name) => messenger.answerIntroduction(name, false)
})

export const commands: readonly Command[] = [introduce, introductions, accept, decline]
