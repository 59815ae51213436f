import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { fromUtf8 } from '../../src/base/bytes.ts'
import { unwrap } from '../../src/base/errors.ts'
import {
  deleteContent, editContent, multiContent, reactionContent, replyContent, textContent, textPart
} from '../../src/message/composition.ts'
import { decodeContent, encodeContent } from '../../src/message/content.ts'
import { visibleText } from '../../src/message/visible-text.ts'
import { seeded } from '../random.ts'
import { anyMessageId } from './generate.ts'
import type { MimiContent } from '../../src/message/content.ts'

const random = seeded('composition')
const id = anyMessageId(random)

function sent (content: MimiContent): MimiContent {
  return unwrap(decodeContent(encodeContent(content)))
}

test('a text is one part and nothing more', () => {
  const content = sent(textContent('Hello Ben', random))
  assert.is(visibleText(content), 'Hello Ben')
  assert.is(content.replaces ?? content.inReplyTo ?? content.expires, undefined)
  assert.is(content.topicId.length, 0)
  assert.equal(content.extensions, { senderUri: undefined, roomUri: undefined, others: new Map() })
})

test('reply, edit, deletion and reaction say what they belong to', () => {
  const reply = sent(replyContent(id, 'yes', random))
  assert.equal([reply.inReplyTo, reply.replaces], [id, undefined])
  const edit = sent(editContent(id, 'no', random, { inReplyTo: id }))
  assert.equal([edit.inReplyTo, edit.replaces, visibleText(edit)], [id, id, 'no'])
  const deletion = sent(deleteContent(id, random))
  assert.equal([deletion.replaces, deletion.body.cardinality], [id, 'null'])
  const reaction = sent(reactionContent(id, '👍🏽', random))
  assert.equal([reaction.inReplyTo, reaction.body.disposition], [id, 2])
  assert.is(visibleText(reaction), '👍🏽')
})

test('a timer and a topic travel with any of them', () => {
  const options = { expires: { relative: true, time: 30 }, topicId: Uint8Array.of(1) }
  const content = sent(replyContent(id, 'soon gone', random, options))
  assert.equal([content.expires, content.topicId], [options.expires, options.topicId])
})

test('several parts make one multipart, one makes none, none is an empty body', () => {
  const two = sent(multiContent([textPart('a'), textPart('b')], random)).body
  assert.ok(two.cardinality === 'multi' && two.semantics === 'processAll' && two.parts.length === 2)
  assert.is(sent(multiContent([textPart('a')], random)).body.cardinality, 'single')
  assert.is(sent(multiContent([], random)).body.cardinality, 'null')
})

test('every content has a salt of its own', () => {
  const salts = new Set(Array.from({ length: 50 }, () => textContent('x', random).salt.join()))
  assert.is(salts.size, 50)
})

test('half a character of a broken text is replaced, so that it can be sent at all', () => {
  const content = sent(textContent('a\ud83d', random))
  assert.ok(content.body.cardinality === 'single' && fromUtf8(content.body.content) === 'a\ufffd')
})

test.run()
