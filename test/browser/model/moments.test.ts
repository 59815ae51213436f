// What contacts show right now, and that this person is here.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Moments } from '../../../browser/model/moments.ts'
import { ScriptedMessenger } from '../pages/room/scripted-messenger.ts'

const test = suite('moments')

class Page {
  visibilityState = 'visible'
  listener: (() => void) | undefined

  addEventListener (_type: string, listener: () => void): void { this.listener = listener }

  removeEventListener (): void { this.listener = undefined }

  turn (visibilityState: string): void {
    this.visibilityState = visibilityState
    this.listener?.()
  }
}

test('what somebody shows is theirs alone, and gone with them', () => {
  const moments = new Moments(new ScriptedMessenger({ scene: 'usual' }))
  const ben = moments.of('ben')
  moments.take({ id: 1, type: 'signal', signal: { contact: 'ben', typing: true, here: true } })
  assert.ok(ben.value.typing && ben.value.here)
  assert.not(moments.of('cleo').value.typing)
  moments.take({ id: 2, type: 'removed', contact: 'ben' })
  assert.not(moments.of('ben').value.typing)
})

test('what was shown before is there from the beginning', () => {
  class Earlier extends ScriptedMessenger {
    override signals () { return [{ contact: 'ben', typing: false, here: true }] }
  }
  assert.ok(new Moments(new Earlier({ scene: 'usual' })).of('ben').value.here)
})

test('a person is here while the page is in front, and not behind others', () => {
  const messenger = new ScriptedMessenger({ scene: 'usual' })
  const page = new Page()
  const end = new Moments(messenger).stay(page)
  assert.ok(messenger.isHere)
  page.turn('hidden')
  assert.not(messenger.isHere)
  page.turn('visible')
  assert.ok(messenger.isHere)
  end()
  assert.is(page.listener, undefined)
})

test.run()
