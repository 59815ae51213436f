import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Emitter } from '../../src/base/events.ts'

const test = suite('events')

test('listeners hear of their events in the order in which they subscribed', () => {
  const emitter = new Emitter<{ one: number, other: string }>()
  const heard: string[] = []
  emitter.on('one', (n) => { heard.push(`a${n}`) })
  const off = emitter.on('one', (n) => { heard.push(`b${n}`) })
  emitter.on('other', (text) => { heard.push(text) })
  emitter.emit('one', 1)
  off()
  emitter.emit('one', 2)
  emitter.emit('other', 'c')
  assert.equal(heard, ['a1', 'b1', 'a2', 'c'])
})

test('a listener that throws stops neither the others nor the source', () => {
  const errors: unknown[] = []
  const emitter = new Emitter<{ one: number }>((error) => { errors.push(error) })
  let heard = 0
  emitter.on('one', () => { throw new Error('mine') })
  emitter.on('one', () => { heard++ })
  emitter.emit('one', 1)
  assert.is(heard, 1)
  assert.is(errors.length, 1)
})

test('a listener that subscribes or leaves while it is told changes only what comes later', () => {
  const emitter = new Emitter<{ one: number }>()
  const heard: string[] = []
  const off = emitter.on('one', () => {
    heard.push('first')
    off()
    emitter.on('one', () => { heard.push('late') })
  })
  emitter.emit('one', 1)
  emitter.emit('one', 2)
  assert.equal(heard, ['first', 'late'])
})

test.run()
