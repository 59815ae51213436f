// Every language says everything, in words of its own, and with the same facts in them.

import { readdirSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { LANGUAGES, languageOf } from '../../../browser/text/language.ts'

const test = suite('languages')

const FOLDER = new URL('../../../browser/text/', import.meta.url)
const NUMBER = 4_711
const AREAS = readdirSync(new URL('en/', FOLDER)).sort()

type Words = Readonly<Record<string, unknown>>

async function words (language: string, area: string): Promise<Words> {
  const loaded = await import(new URL(`${language}/${area}`, FOLDER).href) as Record<string, Words>
  const found = loaded[language]
  if (found === undefined) throw new Error(`${language}/${area} exports no ${language}`)
  return found
}

/** All words of an area by their place, functions called with arguments that can be found again. */
function spoken (value: unknown, path = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[path, value]])
  if (typeof value === 'function') {
    const speak = value as (...values: unknown[]) => unknown
    const said = speak(...Array.from({ length: 6 }, (_, at) => at === 0 ? NUMBER : `«${at}»`))
    return spoken(said, path)
  }
  return new Map(Object.entries(value as object).flatMap(([name, inner]) => {
    return [...spoken(inner, `${path}.${name}`)]
  }))
}

for (const language of Object.keys(LANGUAGES).filter((name) => name !== 'en')) {
  test(`says everything in ${language}`, async () => {
    assert.equal(readdirSync(new URL(`${language}/`, FOLDER)).sort(), AREAS)
    for (const area of AREAS) {
      const english = spoken(await words('en', area))
      const other = spoken(await words(language, area))
      // Faults that the core words in English itself have words only in other languages.
      const more = area.endsWith('-faults.ts') ? [...spoken(await words('de', area)).keys()] : []
      const wanted = new Set([...english.keys(), ...more])
      assert.equal([...other.keys()].sort(), [...wanted].sort(), `${language}/${area}`)
      for (const [path, text] of other) {
        assert.ok(text.trim() !== '', `${language}/${area}${path} is empty`)
        assert.not.ok(/undefined|\[object/.test(text), `${language}/${area}${path}: ${text}`)
      }
    }
  })
}

test('speaks what a person’s browser asks for first', () => {
  assert.is(languageOf(['fr-FR', 'de-AT', 'en']), 'de')
  assert.is(languageOf(['ar']), 'ar')
  assert.is(languageOf(['fr', 'constructor']), 'en')
  assert.is(languageOf([]), 'en')
})

test.run()
