// Erased is erased: with the data key in hand, no file of a profile holds a message after it went,
// nor what the outbox in which it waited held of it, nor the events that were kept for a program.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { openNode } from '../../node/library.ts'
import { tables } from '../../src/storage/tables.ts'
import { until } from '../e2e/daemon.ts'
import { slow } from '../runner/report.ts'
import { ProfilePlace } from './profile-place.ts'
import { piecesLeft, sealedPieces } from './sealed-pieces.ts'
import type { SnugNode } from '../../node/library.ts'
import type { SealedPieces } from './sealed-pieces.ts'

slow(60)

const test = suite('erased messages')

const WORDS = 'The key lies under the third flower pot'
const LISTEN = ['/ip4/127.0.0.1/tcp/0']

/** The records in which the words are. */
async function tracesOf (place: ProfilePlace): Promise<SealedPieces[]> {
  return await sealedPieces(place, (_table, plain) => plain.includes(WORDS))
}

async function open (directory: string, name: string): Promise<SnugNode> {
  return await openNode({ directory, name, listen: LISTEN, dht: 'off', webrtc: false })
}

async function inTime (what: string, done: () => Promise<boolean> | boolean): Promise<void> {
  await until(what, 30_000, async () => await done() ? true : undefined)
}

test('are left neither in the outbox nor in the events of a program', async () => {
  const [anas, bens] = [await ProfilePlace.make(), await ProfilePlace.make()]
  const nodes = new Set<SnugNode>()
  try {
    const ana = await open(anas.directory, 'Ana')
    nodes.add(ana)
    let ben = await open(bens.directory, 'Ben')
    nodes.add(ben)
    await ben.messenger.add((await ana.messenger.createInvite()).link)
    for (const { messenger } of nodes) {
      await inTime('they know each other', () => messenger.contacts()[0]?.state === 'connected')
    }
    await ben.messenger.subscribe()
    nodes.delete(ben)
    await ben.close()

    const { id } = await ana.messenger.send('Ben', WORDS)
    const atAnas = await tracesOf(anas)
    assert.ok(atAnas.some(({ table }) => table === tables.outbox), 'waits in the outbox')
    assert.equal(await piecesLeft(anas, atAnas), atAnas, 'what is there is found')
    ben = await open(bens.directory, 'Ben')
    nodes.add(ben)
    await inTime('it arrives', async () =>
      (await ana.messenger.message(id))?.state === 'delivered')
    const atBens = await tracesOf(bens)
    assert.ok(atBens.some(({ table }) => table === tables.event), 'is kept for a program')
    assert.equal(await piecesLeft(bens, atBens), atBens, 'what is there is found')
    await ben.messenger.acknowledgeEvents(Number.MAX_SAFE_INTEGER)
    for (const { messenger } of nodes) {
      const [message] = await messenger.messages(messenger === ana.messenger ? 'Ben' : 'Ana')
      await messenger.forget(message?.id ?? '')
    }
    assert.equal(await piecesLeft(anas, atAnas), [])
    assert.equal(await piecesLeft(bens, atBens), [])
  } finally {
    for (const node of nodes) await node.close()
    await anas.remove()
    await bens.remove()
  }
})

test.run()
