import { globSync, readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { exitOf, exits, exitWords } from '../../node/cli/exit-code.ts'

const test = suite('exit codes')
const project = new URL('../../', import.meta.url)

/** Codes of faults in the sources: `code: 'x'`, `fail('x'`. */
function knownCodes (): Set<string> {
  const files = globSync('{src,node}/**/*.ts', { cwd: project })
  const codes = files.flatMap((file) => {
    const text = readFileSync(new URL(file, project), 'utf8')
    return [...text.matchAll(/\b(?:code: |fail\(\s*|code = [^\n]*)'([a-z]+(?:-[a-z]+)*)'/g)].map((
      match
    ) => match[1] ?? '')
  })
  return new Set(codes)
}

test('are what scripts rely on: these never change', () => {
  assert.equal(exits, {
    ok: 0, refused: 1, usage: 2, unreachable: 3, timeout: 4, storage: 5, untrusted: 6, internal: 7
  })
  const fixed: readonly (readonly [string, number])[] = [
    ['not-running', 3],
    ['daemon-gone', 3],
    ['unreachable', 3],
    ['timeout', 4],
    ['bad-input', 2],
    ['bad-config', 2],
    ['no-terminal', 2],
    ['store-failed', 5],
    ['store-damaged', 5],
    ['profile-locked', 5],
    ['profile-missing', 1],
    ['passphrase-wrong', 1],
    ['passphrase-needed', 1],
    ['archive-damaged', 5],
    ['archive-passphrase', 1],
    ['port-taken', 5],
    ['socket-failed', 5],
    ['contact-changed', 6],
    ['number-differs', 6],
    ['contact-unknown', 1],
    ['invite-used', 1],
    ['internal', 7],
    ['anything-new', 1]
  ]
  for (const [code, exit] of fixed) assert.is(exitOf(code), exit, code)
})

test('each is described, and each fault of the sources has one', () => {
  assert.equal(Object.keys(exitWords).map(Number), Object.values(exits))
  const codes = knownCodes()
  assert.ok(codes.size > 60, `${codes.size} codes found`)
  for (const code of codes) {
    const exit = exitOf(code)
    assert.ok(exit >= 1 && exit <= 7, code)
    // A family of faults ends in one way, whoever adds to it.
    if (/^(store|key-file)-/.test(code)) assert.is(exit, exits.storage, code)
  }
})

test.run()
