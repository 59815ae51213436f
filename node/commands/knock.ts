// knock: how far it is with somebody who has not answered yet. A reusable address costs this device
// some work first, which can be watched and called off.

import { setTimeout as pause } from 'node:timers/promises'
import { command } from './command.ts'
import type { KnockView } from '../../src/conversation/views.ts'
import type { Command } from './command.ts'

const LOOK_MS = 200

const knock = command({
  name: 'knock',
  group: 'people',
  summary: 'Show how far a knock at somebody\'s door is, or call it off',
  description:
    'A reusable address costs whoever uses it some seconds of work, so that nobody can knock at ' +
      'thousands of doors. It goes on by itself; Ctrl-C only ends the watching. With --cancel ' +
      'nothing more is sent, and the contact is forgotten here.',
  where: 'daemon',
  stream: true,
  params: {
    name: { kind: 'text', is: 'contact', max: 512, required: true, position: true, help: 'whose' },
    cancel: { kind: 'flag', help: 'call it off' }
  },
  examples: [
    { line: 'snug knock Ana', says: 'waits until the knock is left at a house of hers' },
    { line: 'snug knock Ana --cancel', says: 'does not knock after all' }
  ],
  run: async function * ({ messenger }, { name, cancel }, signal) {
    const { id, name: called } = messenger.contact(name)
    if (cancel === true) {
      await messenger.callOff(id)
      yield { name: called, state: 'called off' as const }
      return
    }
    for (;;) {
      const how = messenger.knock(id)
      yield { name: called, ...how }
      if (how.state === 'left' || signal.aborted) return
      await pause(LOOK_MS, undefined, { signal }).catch(() => {})
      // Whoever was asked may have answered meanwhile.
      if (messenger.contact(id).knock === undefined) return
    }
  },
  progress: (value) => value.state === 'working' || value.state === 'waiting'
    ? { done: value.tries, total: value.expected, unit: 'tries' }
    : undefined,
  render: ({ name, state }: { name: string, state: KnockView['state'] | 'called off' }, terminal) =>
    state === 'left'
      ? `A house keeps your knock for ${terminal.safe(name)}.`
      : `You do not knock at the door of ${terminal.safe(name)}.`
})

export const commands: readonly Command[] = [knock]
