// Erased is erased: with the data key in hand, no file of a profile holds a message after it went,
// nor what the outbox in which it waited held of it, nor the events that were kept for a program.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { openNode } from '../../node/library.ts'
import { openLevel } from '../../node/storage-level.ts'
import { unwrap } from '../../src/base/errors.ts'
import { openKeyFile } from '../../src/storage/profile-key.ts'
import { openValue } from '../../src/storage/record.ts'
import { storeKeys } from '../../src/storage/store-keys.ts'
import { tables } from '../../src/storage/tables.ts'
import { slow } from '../runner/report.ts'
import { filesOf, ProfilePlace } from './profile-place.ts'
import type { SnugNode } from '../../node/library.ts'

slow(60)

const test = suite('erased messages')

const WORDS = 'The key lies under the third flower pot'
const LISTEN = ['/ip4/127.0.0.1/tcp/0']

/** A sealed record in which the words are, as it lies on the disk. */
interface Trace {
  readonly table: number | undefined
  readonly pieces: readonly Buffer[]
}

async function tracesOf (place: ProfilePlace): Promise<Trace[]> {
  const directory = await place.copy('copy')
  const unlock = { protection: 'file-permissions' } as const
  const file = await readFile(join(directory, 'key'))
  const keys = storeKeys(unwrap(openKeyFile(file, unlock)).dataKey)
  const level = unwrap(await openLevel(join(directory, 'store'), { create: false }))
  const traces: Trace[] = []
  for await (const [key, value] of level.iterator()) {
    const sealed = Buffer.from(value)
    const plain = openValue(keys, key, sealed)
    if (plain === undefined || !Buffer.from(plain).includes(WORDS)) continue
    traces.push({ table: key[0], pieces: [sealed.subarray(0, 24), sealed.subarray(-16)] })
  }
  await level.close()
  return traces
}

async function left (place: ProfilePlace, traces: readonly Trace[]): Promise<number[]> {
  const files = [...(await filesOf(place.directory)).values()]
  return traces
    .filter(({ pieces }) => pieces.some((piece) => files.some((bytes) => bytes.includes(piece))))
    .map(({ table }) => table ?? 0)
}

async function open (directory: string, name: string): Promise<SnugNode> {
  return await openNode({ directory, name, listen: LISTEN, dht: 'off', webrtc: false })
}

async function inTime (what: string, done: () => Promise<boolean> | boolean): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if (await done()) return
    await new Promise((resolve) => { setTimeout(resolve, 50) })
  }
  throw new Error(`${what}: not within 30 s`)
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
    ben = await open(bens.directory, 'Ben')
    nodes.add(ben)
    await inTime('it arrives', async () =>
      (await ana.messenger.message(id))?.state === 'delivered')
    const atBens = await tracesOf(bens)
    assert.ok(atBens.some(({ table }) => table === tables.event), 'is kept for a program')
    await ben.messenger.acknowledgeEvents(Number.MAX_SAFE_INTEGER)
    assert.ok((await left(anas, atAnas)).length > 0, 'deleting alone erases nothing')
    assert.ok((await left(bens, atBens)).length > 0, 'deleting alone erases nothing')
    for (const { messenger } of nodes) {
      const [message] = await messenger.messages(messenger === ana.messenger ? 'Ben' : 'Ana')
      await messenger.forget(message?.id ?? '')
    }
    assert.equal(await left(anas, atAnas), [])
    assert.equal(await left(bens, atBens), [])
  } finally {
    for (const node of nodes) await node.close()
    await anas.remove()
    await bens.remove()
  }
})

test.run()
