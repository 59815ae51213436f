// Links in messages: only what leads to a page or a mail, and nothing that hides where it leads.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { linksIn } from '../../../browser/model/links.ts'

const test = suite('links')

function hrefs (text: string): string[] {
  return linksIn(text).flatMap((piece) => piece.kind === 'link' ? [piece.href] : [])
}

test('finds addresses and leaves the words around them as they are', () => {
  assert.equal(linksIn('See https://snug.example/a?b=c#d, please.'), [
    { kind: 'text', text: 'See ' },
    { kind: 'link', text: 'https://snug.example/a?b=c#d', href: 'https://snug.example/a?b=c#d' },
    { kind: 'text', text: ', please.' }
  ])
})

test('opens by https what is written without a scheme', () => {
  assert.equal(hrefs('snug.org or www.snug.org/x'), ['https://snug.org/', 'https://www.snug.org/x'])
})

test('keeps http where somebody wrote it', () => {
  assert.equal(hrefs('http://snug.example/'), ['http://snug.example/'])
})

test('writes mail', () => {
  assert.equal(hrefs('ana@snug.example'), ['mailto:ana@snug.example'])
})

test('makes no link of schemes that do something', () => {
  for (const text of ['javascript:alert(1)', 'data:text/html,hi', 'file:///etc/passwd',
    'ftp://a.org', '//snug.example/x', 'vbscript:x', 'blob:https://snug.example/1']) {
    assert.equal(hrefs(text).filter((href) => !href.startsWith('https://')), [], text)
  }
  assert.equal(hrefs('javascript:alert(1)'), [])
})

test('makes no link of an address with a name before an @', () => {
  assert.equal(hrefs('https://bank.example@snug.example/ http://a:b@snug.example/'), [])
})

test('spells out a name in letters that can be taken for others', () => {
  const [link] = linksIn('https://аррӏе.example/login')
  assert.is(link?.kind === 'link' && link.spelled, 'xn--80ak6aa92e.example')
})

test('gives every text back whole', () => {
  for (const text of ['', ' ', 'no link', 'a http://x.org b', '\u202Ehttps://x.org', 'http://',
    '@@@', 'https://x.org'.repeat(300), 'https://[::1]:80/ http://256.256.256.256/']) {
    assert.is(linksIn(text).map((piece) => piece.text).join(''), text)
  }
})

test('is quick for a long message of almost links', () => {
  const began = performance.now()
  linksIn('http://'.repeat(2_000) + 'a.'.repeat(4_000) + 'a@'.repeat(4_000))
  assert.ok(performance.now() - began < 2_000)
})

test.run()
