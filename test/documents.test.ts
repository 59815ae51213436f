// The documents, held to the code: every size, limit, label and number that PROTOCOL.md states is
// that of the code; every file that a page names is there; every listing compiles; every command
// that a page marks for it is run.

import { existsSync, globSync, readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { encodeSuccession, issueSuccession } from '../src/identity/succession.ts'
import { createAccount } from '../src/identity/account.ts'
import { cryptoReady } from '../src/crypto/sodium.ts'
import { answerCodes } from '../src/mailbox/answer-code.ts'
import { boxKinds } from '../src/mailbox/box.ts'
import { releaseReasons } from '../src/mailbox/release.ts'
import { controlNumbers } from '../src/message/control.ts'
import { PAYLOAD_MAX, sizeFor } from '../src/message/envelope.ts'
import { encodePayload } from '../src/message/payload.ts'
import { MESSAGE_OVERHEAD } from '../src/session/message.ts'
import { PREFIX_LENGTH } from '../src/session/prefix.ts'
import { ENVELOPE_SIZES } from '../src/base/limits.ts'
import { PAGES, ROOT, blocks, numberedRows, page, section, stated } from './documents/pages.ts'
import { checkListings } from './documents/listings.ts'
import { runCommands } from './documents/commands.ts'
import { withFigures } from './documents/figures.ts'
import { foundOf, missing } from './documents/missing.ts'
import { bounds, hostBounds, sizes } from './documents/sizes.ts'
import { codeOf } from './check/code.ts'
import { slow } from './runner/report.ts'
import { seeded } from './random.ts'
import type { Statement } from './documents/sizes.ts'

slow(240, 480)

const test = suite('documents')
const protocol = page('PROTOCOL.md')

test.before(cryptoReady)

function holds (statements: readonly Statement[]): void {
  for (const [pattern, value] of statements) {
    assert.is(stated(protocol, pattern), value, String(pattern))
  }
}

/** Labels in the strings of the code, without the beginnings of computed ones. */
function labelsOfCode (): Set<string> {
  const files = globSync(['src/**/*.ts', 'node/**/*.ts'], { cwd: ROOT })
  const code = files.map((file) => codeOf(readFileSync(`${ROOT}/${file}`, 'utf8'), 'keep'))
  const found = code.flatMap((text) => [...text.matchAll(/['"`](snug\/1\/[a-z0-9/-]+)/g)])
  return new Set(found.map((match) => match[1] ?? '').filter((label) => !label.endsWith('/')))
}

test('every label of the code stands in the protocol, and every label there is in the code', () => {
  const stands = new Set([...protocol.matchAll(/"(snug\/1\/[a-z0-9/-]+)"/g)].map((m) => m[1] ?? ''))
  const used = labelsOfCode()
  assert.ok(used.size > 30)
  assert.equal([...used].filter((label) => !stands.has(label)), [])
  assert.equal([...stands].filter((label) => !used.has(label)), [])
})

test('the sizes of the protocol are those of the code', () => {
  holds(sizes)
  const random = seeded('documents')
  const successor = createAccount(random).id
  const statement = encodeSuccession(issueSuccession(createAccount(random), successor, 1))
  assert.is(stated(protocol, /a succession has (\d+)/), statement.length)
  assert.is(stated(protocol, /succession \| bstr (\d+)/), statement.length)
})

test('the limits of the protocol are those of the code', () => {
  holds(bounds)
  holds(hostBounds)
})

test('the sizes of envelopes and what they take are those of the code', () => {
  const list = ENVELOPE_SIZES.map((size) => size.toLocaleString('en').replaceAll(',', ' '))
  const words = `${list.slice(0, -1).join(', ')} or ${list.at(-1) ?? ''} bytes`
  assert.ok(protocol.split(words).length >= 3, words)
  const takes = /four sizes take payloads up to ([\d ]+), ([\d ]+), ([\d ]+) and ([\d ]+) bytes/
    .exec(protocol)?.slice(1).map((number) => Number(number.replaceAll(' ', ''))) ?? []
  assert.is(takes.at(-1), PAYLOAD_MAX)
  for (const [i, most] of takes.entries()) {
    assert.equal(sizeFor(most), { ok: true, value: ENVELOPE_SIZES[i] })
    assert.not.equal(sizeFor(most + 1), { ok: true, value: ENVELOPE_SIZES[i] })
  }
})

test('the numbers of controls, answers, boxes and reasons are those of the code', () => {
  const controls = numberedRows(section(protocol, '## 8. Content'))
  assert.equal(
    Object.fromEntries([...controls].map(([number, name]) => [name.replace(' ', '-'), number])),
    controlNumbers
  )
  const answers = /Answer codes: 0 done([\s\S]+?14 work)/.exec(protocol)?.[1] ?? ''
  const codes = [...answers.matchAll(/(\d+) ([a-z]+(?:-[a-z]+)*)/g)]
  assert.equal(
    { done: 0, ...Object.fromEntries(codes.map((match) => [match[2], Number(match[1])])) },
    answerCodes
  )
  for (const [name, number] of Object.entries(boxKinds)) {
    assert.match(protocol, new RegExp(`Kinds of boxes are .*${number} ${name}`))
  }
  for (const [name, number] of Object.entries(releaseReasons)) {
    assert.match(protocol, new RegExp(`reasons of a release .*${number} ${name}`))
  }
})

test('the worked example is what the code makes', () => {
  const example = section(protocol, '## 15. Worked examples')
  const content = new Uint8Array(100).fill(1)
  const payload = encodePayload({ seq: 1, upTo: 0, gaps: [], content }).length
  assert.is(stated(example, /payload .*= +([\d ]+)$/m), payload)
  assert.is(stated(example, /message .*= +([\d ]+)$/m), payload + MESSAGE_OVERHEAD)
  const inner = 1 + PREFIX_LENGTH + payload + MESSAGE_OVERHEAD
  assert.is(stated(example, /inner .*= +([\d ]+)$/m), inner)
  assert.equal(sizeFor(payload), { ok: true, value: stated(example, /envelope .*= +([\d ]+)$/m) })
  assert.is(stated(example, /has an inner of (\d+) bytes/), inner - PREFIX_LENGTH)
})

test('every frozen vector is named in the protocol', () => {
  const named = [...section(protocol, '## 15.').matchAll(/`([\w*-]+\.json)`/g)]
    .flatMap((match) => globSync(match[1] ?? '', { cwd: `${ROOT}/test/vectors` }))
  assert.equal(named.toSorted(), globSync('*.json', { cwd: `${ROOT}/test/vectors` }).toSorted())
})

test('every file that a page names, and every page that it links to, is there', () => {
  for (const name of PAGES) {
    const text = page(name)
    const paths = [...text.matchAll(/`((?:src|node|test|examples|docs|bin|\.ci)\/[\w./*-]+)`/g)]
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)/g)]
    for (const path of [...paths, ...links].map((match) => match[1] ?? '')) {
      const there = path.includes('*')
        ? globSync(path, { cwd: ROOT }).length > 0
        : existsSync(`${ROOT}/${path}`)
      assert.ok(there, `${name} names ${path}`)
    }
  }
})

test('what is said to be missing is missing, and what is there is not said to be', () => {
  const list = section(page('ARCHITECTURE.md'), '## 11. Designed')
  for (const each of missing) {
    if (list.includes(each.entry)) assert.equal(foundOf(each), [], `${each.entry} is there now`)
    else assert.not.equal(foundOf(each), [], `${each.entry} is not there, and nothing says so`)
  }
})

test('the figures of the readme are those of the recorded run, or none', () => {
  assert.is(page('README.md'), withFigures(page('README.md')))
})

test('every listing in TypeScript compiles against the package as it is used', async () => {
  const listings = PAGES.flatMap(blocks).filter(({ language }) => language === 'ts')
  assert.ok(listings.length > 0)
  assert.equal(await checkListings(listings), '')
})

test('every command that is marked for it runs', async () => {
  const marked = PAGES.flatMap(blocks)
    .filter(({ language, words }) => language === 'sh' && words.includes('run'))
  assert.ok(marked.length > 0)
  for (const block of marked) await runCommands(block)
})

test.run()
