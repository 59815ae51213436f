// What comes with the page's address: read once, taken out at once, bounded.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { arrival, arrivalDone, readFragment, receive } from '../../../browser/model/arrival.ts'

const test = suite('arrival')

const LINK = `snug:${'aZ-_09'.repeat(50)}`

function page (hash: string) {
  const replaced: string[] = []
  return {
    replaced,
    location: { hash, pathname: '/', search: '?a' },
    history: {
      state: null,
      replaceState: (_state: unknown, _unused: string, url: string) => { replaced.push(url) }
    }
  }
}

test('takes an invite out of the address and keeps it until it is taken up', () => {
  const opened = page(`#${LINK}`)
  receive(opened)
  assert.equal(opened.replaced, ['/?a'])
  assert.equal(arrival.value, { kind: 'invite', link: LINK })
  arrivalDone()
  assert.equal(arrival.value, { kind: 'nothing' })
})

test('takes what is damaged out of the address as well', () => {
  const opened = page('#<img src=x onerror=alert(1)>')
  receive(opened)
  assert.equal(opened.replaced, ['/?a'])
  assert.equal(arrival.value, { kind: 'damaged', fault: 'unknown' })
  arrivalDone()
})

test('leaves an address without a fragment alone', () => {
  const opened = page('')
  receive(opened)
  assert.equal(opened.replaced, [])
  assert.equal(arrival.value, { kind: 'nothing' })
})

test('reads invites that other programs have bent', () => {
  const invite = { kind: 'invite', link: LINK }
  assert.equal(readFragment(LINK), invite)
  assert.equal(readFragment(encodeURIComponent(LINK)), invite)
  assert.equal(readFragment(` ${LINK.replace('snug', 'Snug')}\n`), invite)
  assert.equal(readFragment(`${LINK}.`), invite)
  assert.equal(readFragment(`${LINK}>,`), invite)
})

test('leaves it to the core to say what is wrong with an invite', () => {
  assert.equal(readFragment('snug:'), { kind: 'invite', link: 'snug:' })
  assert.equal(readFragment('snug:<b>'), { kind: 'invite', link: 'snug:<b>' })
})

test('reads the token of a house', () => {
  assert.equal(readFragment('owner=abc-_123'), { kind: 'owner', token: 'abc-_123' })
})

test('refuses what is too long, and what is nothing of Snug', () => {
  assert.equal(readFragment(`snug:${'a'.repeat(5_000)}`), { kind: 'damaged', fault: 'too-long' })
  for (const fragment of ['owner=', 'owner=a b', `owner=${'a'.repeat(300)}`, 'javascript:alert(1)',
    '%E0%A4%A', '\u202esnug:abc', '__proto__', 'main']) {
    assert.equal(readFragment(fragment), { kind: 'damaged', fault: 'unknown' }, fragment)
  }
  assert.equal(readFragment(''), { kind: 'nothing' })
  assert.equal(readFragment('%20'), { kind: 'nothing' })
})

test.run()
