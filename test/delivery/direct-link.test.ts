import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { decodeDirectFrame, encodeDirectFrame } from '../../src/delivery/direct-frame.ts'
import { DirectLink } from '../../src/delivery/direct-link.ts'
import { settle } from '../clock.ts'
import { pipe } from './pipes.ts'
import type { DirectFrame } from '../../src/delivery/direct-frame.ts'
import type { DirectHandlers } from '../../src/delivery/direct-link.ts'
import type { Pipe } from './pipes.ts'

const test = suite('direct link')

interface Linked {
  readonly link: DirectLink
  /** The other end of its channel. */
  readonly far: Pipe
  readonly heard: string[]
  readonly run: Promise<void>
}

function linked (message: DirectHandlers['message'] = () => Promise.resolve(true)): Linked {
  const [near, far] = pipe()
  const heard: string[] = []
  const link = new DirectLink(near, {
    message,
    stored: (id) => { heard.push(`stored ${id}`) },
    refused: (id) => { heard.push(`refused ${id}`) },
    signal: (sealed) => { heard.push(`signal ${sealed[0]}`) },
    closed: () => { heard.push('closed') }
  })
  return { link, far, heard, run: link.run() }
}

async function next (far: Pipe): Promise<DirectFrame | undefined> {
  const bytes = await far.receive()
  const frame = bytes === undefined ? undefined : decodeDirectFrame(bytes)
  return frame?.ok === true ? frame.value : undefined
}

function message (id: number): Uint8Array {
  return encodeDirectFrame({ type: 'message', id, padded: Uint8Array.of(id) })
}

test('a message is answered "stored" only once it is', async () => {
  let finish: (stored: boolean) => void = () => {}
  const { far } = linked(() => new Promise((resolve) => { finish = resolve }))
  await far.send(message(7))
  await settle()
  const answer = next(far)
  let isAnswered = false
  void answer.then(() => { isAnswered = true })
  await settle()
  assert.not(isAnswered)
  finish(true)
  assert.equal(await answer, { type: 'stored', id: 7 })
})

test('a message that is not for this device is refused', async () => {
  const { far } = linked(() => Promise.resolve(false))
  await far.send(message(7))
  assert.equal(await next(far), { type: 'refused', id: 7 })
})

test('answers and signals of the other side are passed on, and answered by nothing', async () => {
  const { far, heard, link } = linked()
  assert.not(link.used)
  await far.send(encodeDirectFrame({ type: 'stored', id: 1 }))
  await far.send(encodeDirectFrame({ type: 'refused', id: 2 }))
  await far.send(encodeDirectFrame({ type: 'signal', sealed: new Uint8Array(72).fill(3) }))
  let isAnswered = false
  void next(far).then(() => { isAnswered = true })
  await settle()
  assert.equal(heard, ['stored 1', 'refused 2', 'signal 3'])
  assert.not(isAnswered)
  assert.ok(link.used)
})

test('what is no frame ends the link, once', async () => {
  for (const garbage of [Uint8Array.of(9, 9), new Uint8Array(0), new Uint8Array(70_000)]) {
    const { far, heard, run } = linked()
    await far.send(garbage)
    await run
    assert.equal(heard, ['closed'])
    assert.ok(far.closed)
  }
})

test('a store that failed acknowledges nothing, and ends the link', async () => {
  const { far, heard, run } = linked(() => Promise.reject(new Error('the disk')))
  await far.send(message(7))
  await run
  assert.is(await next(far), undefined)
  assert.equal(heard, ['closed'])
})

test('no more than a window of messages waits for the disk: then nothing is read', async () => {
  const waiting: Array<(stored: boolean) => void> = []
  const { far } = linked(() => new Promise((resolve) => { waiting.push(resolve) }))
  for (let id = 1; id <= 300; id++) await far.send(message(id))
  await settle()
  assert.is(waiting.length, 256)
  waiting[0]?.(true)
  await settle()
  assert.is(waiting.length, 257)
  for (let i = 1; i < waiting.length; i++) waiting[i]?.(true)
  await settle()
  assert.is(waiting.length, 300)
})

test('numbers of messages begin at 1 and turn over', () => {
  const { link } = linked()
  assert.equal([link.nextId(), link.nextId()], [1, 2])
})

test.run()
