// The examples that draft-ietf-mimi-content publishes with a message id (test/vectors/mimi.json).

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { fromHex, fromUtf8, toHex } from '../../src/base/bytes.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { unwrap } from '../../src/base/errors.ts'
import { decodeContent, encodeContent } from '../../src/message/content.ts'
import { messageId } from '../../src/message/message-id.ts'
import { visibleText } from '../../src/message/visible-text.ts'
import vectors from '../vectors/mimi.json' with { type: 'json' }
import type { MimiContent } from '../../src/message/content.ts'
import type { Part } from '../../src/message/part.ts'

test.before(cryptoReady)

function bytesOf (hex: string): Uint8Array {
  const bytes = fromHex(hex)
  if (bytes === undefined) throw new Error('not hexadecimal')
  return bytes
}

function example (name: string): { content: MimiContent, id: string } {
  const found = vectors.examples.find((each) => each.name === name)
  if (found === undefined) throw new Error(`no example ${name}`)
  return { content: unwrap(decodeContent(bytesOf(found.content))), id: found.id }
}

function hexOf (bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : toHex(bytes)
}

/** Parts by their index (§4.4): depth first, from 0. */
function allParts (part: Part): Part[] {
  return part.cardinality === 'multi' ? [part, ...part.parts.flatMap(allParts)] : [part]
}

for (const { name, sender, content, id } of vectors.examples) {
  test(`the draft's ${name} decodes, encodes to the same bytes and has the published id`, () => {
    const bytes = bytesOf(content)
    const decoded = unwrap(decodeContent(bytes))
    assert.is(toHex(encodeContent(decoded)), content)
    assert.is(toHex(messageId(bytes, sender, vectors.room)), id)
    assert.is(decoded.extensions.senderUri, sender)
    assert.is(decoded.extensions.roomUri, vectors.room)
    assert.is(decoded.extensions.others.size, 0)
  })
}

test('all thirteen examples are there', () => {
  assert.is(vectors.examples.length, 13)
})

test('reply, reaction, edit and deletions point where the draft says', () => {
  const original = example('original')
  const reply = example('reply')
  const reaction = example('reaction')
  for (const name of ['reply', 'reaction', 'mention', 'edit', 'delete', 'unlike']) {
    assert.is(hexOf(example(name).content.inReplyTo), original.id)
  }
  assert.is(hexOf(example('edit').content.replaces), reply.id)
  assert.is(hexOf(example('delete').content.replaces), reply.id)
  assert.is(example('delete').content.body.cardinality, 'null')
  assert.is(hexOf(example('unlike').content.replaces), reaction.id)
  assert.is(reaction.content.body.disposition, 2)
  assert.is(original.content.replaces, undefined)
})

test('expiry, topic and the reference to a body elsewhere are read as the draft means them', () => {
  assert.equal(example('expiring').content.expires, { relative: false, time: 1_644_390_004 })
  assert.is(fromUtf8(example('conferencing').content.topicId), 'Foo 118')
  const { body } = example('attachment').content
  if (body.cardinality !== 'external') throw new Error('not external')
  assert.is(body.size, 708_234_961)
  assert.is(body.encAlg, 1)
  assert.is(body.nonce.length, 12)
  assert.is(body.filename, 'bigfile.mp4')
  assert.is(body.disposition, 6)
  assert.is(body.language, 'en')
})

test('the eleven parts of the nested example have the draft\'s indices', () => {
  const parts = allParts(example('multipart-3').content.body)
  const described = parts.map((part) => {
    if (part.cardinality === 'multi') return part.semantics
    return part.cardinality === 'single' ? `${part.contentType} ${part.language}`.trim() : ''
  })
  const pages = ['chooseOne', 'text/html;charset=utf-8 en', 'text/html;charset=utf-8 fr']
  assert.equal(described, [
    'chooseOne', 'processAll', ...pages, 'image/gif', 'processAll', ...pages, 'image/png'
  ])
})

test('a timeline shows the examples in words', () => {
  const shown = (name: string): string | undefined => visibleText(example(name).content)
  assert.is(shown('reply'), 'Right on! _Congratulations_ \'all!')
  assert.is(shown('reaction'), '❤')
  assert.is(shown('delete'), undefined)
  assert.is(shown('attachment'), '[2 hours of key signing video]')
  assert.is(shown('multipart-1'), '# Welcome!')
  assert.is(shown('multipart-2'), '❤\n🥳\n🤞')
})

test('an id depends on sender, room and every byte of the content', () => {
  const [first] = vectors.examples
  if (first === undefined) throw new Error('no example')
  const bytes = bytesOf(first.content)
  const ids = new Set([first.id])
  ids.add(toHex(messageId(bytes, `${first.sender}x`, vectors.room)))
  ids.add(toHex(messageId(bytes, first.sender, `${vectors.room}x`)))
  // The same joined text, cut elsewhere.
  ids.add(toHex(messageId(bytes, `${first.sender}${vectors.room}`, '')))
  for (const at of [2, 17, 18, bytes.length - 1]) {
    const changed = bytes.slice()
    changed[at] = (changed[at] ?? 0) ^ 1
    ids.add(toHex(messageId(changed, first.sender, vectors.room)))
  }
  assert.is(ids.size, 8)
  assert.throws(() => messageId(new Uint8Array(18), 'a', 'b'), /no MIMI content/)
})

test.run()
