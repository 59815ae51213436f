import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { checkLink, oddLinks } from '../../src/conversation/link-check.ts'
import { inLetters } from '../../src/conversation/punycode.ts'
import { cpuMs } from '../cpu-time.ts'
import { seeded } from '../random.ts'

const test = suite('link check')

test('says where a link really leads, in letters and as it is looked up', () => {
  const plain = checkLink('https://snug.example/a?b=c')
  assert.equal([plain?.host, plain?.plainHost, plain?.hints],
    ['snug.example', 'snug.example', []])
  const umlaut = checkLink('https://bücher.example/')
  assert.equal([umlaut?.host, umlaut?.plainHost], ['bücher.example', 'xn--bcher-kva.example'])
  for (const none of ['javascript:alert(1)', 'mailto:ana@snug.example', 'snug:AQEx', 'nothing']) {
    assert.is(checkLink(none), undefined, none)
  }
})

test('flags what looks like another name, and what is there to deceive', () => {
  const flagged: ReadonlyArray<readonly [string, readonly string[]]> = [
    ['https://аррӏе.example/', ['look-alike']],
    ['https://xn--80ak6aa92e.com/', ['look-alike']],
    ['https://pаypal.example/', ['mixed-scripts', 'look-alike']],
    ['https://gıthub.example/', ['look-alike']],
    ['https://москва.example/', ['other-letters']],
    ['https://bücher.example/', ['other-letters']],
    ['https://日本語site.example/', ['other-letters']],
    ['https://snugж.example/', ['mixed-scripts']],
    ['https://bank.example@8.8.4.4/', ['name-before', 'number']],
    ['http://[2001:db8::1]/', ['number']],
    ['http://0x08080404/', ['number']]
  ]
  for (const [link, hints] of flagged) assert.equal(checkLink(link)?.hints, hints, link)
})

test('finds the links of a text that may be meant to deceive', () => {
  const text = 'See https://snug.example/, https://bücher.example/ and (https://аррӏе.example/x)'
  assert.equal(oddLinks(text).map(({ plainHost }) => plainHost), ['xn--80ak6aa92e.example'])
  assert.equal(oddLinks('no link at all, nor http:// nothing'), [])
  const from = cpuMs()
  oddLinks('http://'.repeat(10_000))
  assert.ok(cpuMs() - from < 1_000)
})

test('leaves out what only follows people, and nothing else', () => {
  const pairs = [
    ['https://a.example/x?utm_source=n&id=5&fbclid=abc#top', 'https://a.example/x?id=5#top'],
    ['https://a.example/?gclid=1', 'https://a.example/'],
    ['https://a.example/?q=a%20b&q=c+d&UTM_Campaign=x', 'https://a.example/?q=a%20b&q=c+d'],
    ['https://a.example/?next=utm_source', 'https://a.example/?next=utm_source'],
    ['https://a.example/#?utm_source=x', 'https://a.example/#?utm_source=x']
  ] as const
  for (const [link, clean] of pairs) assert.is(checkLink(link)?.clean, clean, link)
  assert.equal(checkLink('https://a.example/?utm_source=n&id=5&fbclid=abc')?.trackers,
    ['utm_source', 'fbclid'])
})

test('reads every label that browsers make, and leaves others as they are', () => {
  const samples = ['bücher', '點看', '例え', 'правда', 'παράδειγμα', 'ñandú', 'ليهمابتكلموشعربي',
    'faß', 'öbb', '他们为什么不说中文']
  for (const letters of samples) {
    const { hostname } = new URL(`https://${letters}.example/`)
    assert.is(inLetters(hostname), `${letters.normalize('NFC')}.example`)
  }
  assert.is(inLetters('xn--.example'), 'xn--.example')
  assert.is(inLetters('xn--a-!.example'), 'xn--a-!.example')
  const random = seeded('punycode')
  for (let i = 0; i < 5_000; i++) {
    const label = [...random(random.between(1, 70))].map((byte) =>
      'abcdefghijklmnopqrstuvwxyz0123456789-'[byte % 37]).join('')
    const read = inLetters(`xn--${label}`)
    assert.ok(read.isWellFormed() && read.length <= 140)
  }
})

test.run()
