// Every fault that can reach a view has words in every language. The codes are read out of the
// code: a new one needs words, or a place among those that no view is ever shown.

import { globSync, readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { LANGUAGES } from '../../../browser/text/language.ts'

const test = suite('words for faults')

/** What no view is shown, by the reason. */
const UNSEEN: Readonly<Record<string, readonly string[]>> = {
  'of bytes that come from outside and are dropped where they do not fit': [
    'cbor-depth', 'cbor-malformed', 'cbor-not-deterministic', 'cbor-text', 'cbor-type',
    'content-malformed', 'control-malformed', 'device-unlisted', 'frame-malformed', 'malformed',
    'no-hello', 'not-for-session', 'other-device', 'payload-malformed', 'replayed',
    'request-malformed', 'request-newer', 'request-signature', 'succession-account',
    'succession-malformed', 'succession-newer', 'succession-signature', 'too-far-ahead',
    'too-many-devices', 'too-many-requests', 'unauthentic', 'unknown-bundle', 'version-ahead',
    'version-fork', 'version-old'
  ],
  'of records of the directory, which are looked for elsewhere then': [
    'record-day', 'record-key', 'record-old', 'record-signature', 'record-size', 'record-version'
  ],
  'of records of this device: it opens with the fault identity-damaged': [
    'account-corrupt', 'device-corrupt', 'prekeys-corrupt', 'sessions-corrupt'
  ],
  'of the command line, which takes names where the app takes a choice': ['contact-ambiguous'],
  'of a proof, which the page words by whether it is of another version': [
    'report-newer', 'report-unknown'
  ],
  'of a phase of the page that has its own view': ['other-tab', 'page-left', 'profile-evicted'],
  'of an event that is worded by its arguments': ['clock-wrong']
}

/** A fault as code writes one: `{ code: '…', message …` and `fail('…', …`. */
const WRITTEN = [/code: '([a-z-]+)',\s+message[:,]/g, /\bfail\(\s*'([a-z-]+)'/g]

function codes (): Set<string> {
  const files = globSync('{src,browser}/**/*.ts')
  return new Set(files.flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    return WRITTEN.flatMap((shape) => [...text.matchAll(shape)].map(([, code = '']) => code))
  }))
}

async function worded (language: string): Promise<Set<string>> {
  const areas = await Promise.all(['faults', 'start-faults'].map(async (area) => {
    const url = new URL(`../../../browser/text/${language}/${area}.ts`, import.meta.url)
    const loaded = await import(url.href) as Record<string, object>
    return Object.keys(loaded[language] ?? {})
  }))
  return new Set(areas.flat())
}

const unseen = new Set(Object.values(UNSEEN).flat())

for (const language of Object.keys(LANGUAGES)) {
  test(`has words for what a person can meet, in ${language}`, async () => {
    const words = await worded(language)
    assert.ok(codes().size > 150)
    assert.equal([...codes()].filter((code) => !words.has(code) && !unseen.has(code)).sort(), [])
  })
}

test('keeps no code among the unseen that the code does not know, or that has words', async () => {
  const [known, words] = [codes(), await worded('en')]
  assert.equal([...unseen].filter((code) => !known.has(code) || words.has(code)), [])
})

test.run()
