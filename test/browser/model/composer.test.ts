// Writing: nothing that a person wrote is lost.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Composer } from '../../../browser/model/composer.ts'
import { SnugError } from '../../../src/base/errors.ts'
import { ScriptedMessenger } from '../pages/room/scripted-messenger.ts'
import type { MessageView } from '../../../src/conversation/views.ts'

const test = suite('composer')

function opened (messenger = new ScriptedMessenger({ scene: 'usual' })) {
  const sent: MessageView[] = []
  const composer = new Composer('ben', '', messenger, (message) => { sent.push(message) })
  const draft = async (): Promise<string | undefined> => {
    return (await messenger.conversations()).find(({ id }) => id === 'ben')?.draft
  }
  return { composer, sent, draft }
}

class Refusing extends ScriptedMessenger {
  override send (): Promise<MessageView> {
    return Promise.reject(new SnugError({ code: 'content-too-large', message: 'It is too long.' }))
  }
}

test('sends, and the field is empty at once', async () => {
  const { composer, sent } = opened()
  composer.write('hello')
  const sending = composer.send()
  assert.is(composer.text.value, '')
  assert.ok(await sending)
  assert.equal(sent.map(({ text }) => text), ['hello'])
})

test('keeps a draft, and lets go of it once it is sent', async () => {
  const { composer, draft } = opened()
  composer.write('half a')
  await composer.keep()
  assert.is(await draft(), 'half a')
  await composer.send()
  assert.is(await draft(), undefined)
})

test('sends nothing of nothing', async () => {
  const { composer, sent } = opened()
  composer.write(' \n ')
  assert.not(await composer.send())
  assert.equal(sent, [])
  await composer.keep()
})

test('gives back what was refused, before what was written meanwhile', async () => {
  const { composer } = opened(new Refusing({ scene: 'usual' }))
  composer.write('much')
  const sending = composer.send()
  composer.write('more')
  assert.not(await sending)
  assert.is(composer.text.value, 'much\nmore')
  assert.is(composer.fault.value?.code, 'content-too-large')
  composer.write('less')
  assert.is(composer.fault.value, undefined)
  await composer.keep()
})

test.run()
