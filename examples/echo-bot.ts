// A bot that answers every message with its own text: node examples/echo-bot.ts DIRECTORY [LISTEN].
// Its account lives in the directory; it prints an address that anybody may add, lets everyone in,
// and answers each message at least once, also those that came while it was off.
// From an installed package, the first import reads: from 'snug/node'.

import { openNode } from '../node/library.ts'
import type { NumberedEvent } from '../src/index.ts'

const [directory = 'echo-bot', ...listen] = process.argv.slice(2)
const bot = await openNode({ directory, name: 'Echo', ...listen.length === 0 ? {} : { listen } })
const { messenger } = bot

async function answer (event: NumberedEvent): Promise<void> {
  if (event.type === 'request') await messenger.accept(event.contact.id)
  if (event.type === 'message' && event.message.from === 'them') {
    await messenger.send(event.message.conversation, event.message.text)
    console.log(`answered ${event.message.name}`)
  }
  // Only now: what was not acknowledged comes again after a crash.
  await messenger.acknowledgeEvents(event.id)
}

let answers = Promise.resolve()
const take = (event: NumberedEvent): void => {
  answers = answers.then(() => answer(event)).catch((error: unknown) => { console.error(error) })
}
await messenger.subscribe()
for (const event of await messenger.eventsAfter(0)) take(event)
const end = messenger.on(take)

const known = messenger.invites().some(({ kind, state }) => kind === 'address' && state === 'open')
if (!known) console.log((await messenger.createInvite({ kind: 'address' })).link)

process.once('SIGINT', close).once('SIGTERM', close)
async function close (): Promise<void> {
  end()
  await answers
  await bot.close()
}
