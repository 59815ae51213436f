// Leaving mail for a friend who is away: a house keeps it, sealed, until he is back, although its
// author is off by then. From an installed package, the first import reads: from 'snug/node'.

import { openNode } from '../node/library.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { SnugNode } from '../node/library.ts'

const directory = await mkdtemp(join(tmpdir(), 'snug-leave-mail-'))
const open = (name: string): Promise<SnugNode> =>
  openNode({ directory: join(directory, name), name, listen: ['/ip4/127.0.0.1/tcp/0'] })
const until = async (isTrue: () => boolean | Promise<boolean>): Promise<void> => {
  while (!await isTrue()) await setTimeout(50)
}

// A node without an account is a house: it keeps mail for visitors, and can read none of it.
const house = await openNode({
  directory: join(directory, 'house'), listen: ['/ip4/127.0.0.1/tcp/0']
})
const ana = await open('Ana')
let ben = await open('Ben')

await ben.messenger.add((await ana.messenger.createInvite()).link)
await until(() => ben.messenger.contacts().some(({ state }) => state === 'connected'))
await ben.messenger.addHouse(house.addresses[0] ?? '')
await until(() => ben.messenger.keepers().some(({ state }) => state === 'keeping'))
await ben.messenger.send('Ana', 'I am off for a while. A house keeps my mail.')
await until(async () => (await ana.messenger.messages('Ben')).length > 0)
await ben.close()
console.log('Ben is away.')

const { id } = await ana.messenger.send('Ben', 'See you on Friday')
await until(async () => (await ana.messenger.message(id))?.state === 'held')
console.log(`Ana's message is ${(await ana.messenger.message(id))?.stateText ?? ''}.`)
await ana.close()
console.log('Ana is away too.')

ben = await open('Ben')
const theirs = async (): Promise<string[]> => (await ben.messenger.messages('Ana'))
  .filter(({ from }) => from === 'them').map(({ text }) => text)
await until(async () => (await theirs()).length > 0)
console.log(`Ben is back and reads: ${(await theirs()).join()}`)

await Promise.all([ben.close(), house.close()])
await rm(directory, { recursive: true })
