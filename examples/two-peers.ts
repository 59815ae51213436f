// Two friends meet by an invite and talk, in one process, over real TCP on this machine.
// From an installed package, the first import reads: from 'snug/node'.

import { nextEvent, openNode } from '../node/library.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const directory = await mkdtemp(join(tmpdir(), 'snug-two-peers-'))
const listen = ['/ip4/127.0.0.1/tcp/0']
const ana = await openNode({ directory: join(directory, 'ana'), name: 'Ana', listen })
const ben = await openNode({ directory: join(directory, 'ben'), name: 'Ben', listen })

const met = nextEvent(ben.messenger, (event) =>
  event.type === 'contact' && event.contact.state === 'connected')
const invite = await ana.messenger.createInvite()
await ben.messenger.add(invite.link)
await met
console.log('Ana and Ben have met.')

const arrived = nextEvent(ben.messenger, (event) => event.type === 'message')
const delivered = nextEvent(ana.messenger, (event) =>
  event.type === 'state' && event.message.state === 'delivered')
await ana.messenger.send('Ben', 'Hello, Ben')
const event = await arrived
if (event.type === 'message') console.log(`${event.message.name} writes: ${event.message.text}`)
await delivered
console.log('Ana knows that Ben has it.')

await Promise.all([ana.close(), ben.close()])
await rm(directory, { recursive: true })
