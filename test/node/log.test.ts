import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { openLog } from '../../node/daemon/log.ts'
import { RotatingFile } from '../../node/daemon/rotating-file.ts'
import { Scrubber } from '../../node/daemon/scrub.ts'
import { fakeIo } from './fake-io.ts'

const test = suite('log')
const directory = mkdtempSync(join(tmpdir(), 'snug-log-'))
test.after(() => { rmSync(directory, { recursive: true }) })

test('begins a new file at its limit, keeps so many old ones, and loses no line in between', () => {
  const path = join(directory, 'rotate', 'log')
  const file = new RotatingFile(path, { size: 100, keep: 3 })
  for (let at = 0; at < 40; at++) {
    file.write(`line ${String(at).padStart(2, '0')}, of one length\n`)
  }
  file.close()
  assert.equal(readdirSync(join(directory, 'rotate')).toSorted(), ['log', 'log.1', 'log.2',
    'log.3'])
  const lines = ['log.3', 'log.2', 'log.1', 'log']
    .flatMap((name) => readFileSync(join(directory, 'rotate', name), 'utf8').trim().split('\n'))
  const numbers = lines.map((line) => Number(line.slice(5, 7)))
  assert.is(numbers.at(-1), 39)
  for (const [at, number] of numbers.entries()) assert.is(number, (numbers[0] ?? 0) + at)
  for (const name of readdirSync(join(directory, 'rotate'))) {
    const { mode, size } = statSync(join(directory, 'rotate', name))
    assert.is(mode & 0o777, 0o600)
    assert.ok(size <= 100)
  }
})

test('goes on behind what an earlier process wrote', () => {
  const path = join(directory, 'again')
  for (const text of ['one\n', 'two\n']) {
    const file = new RotatingFile(path)
    file.write(text)
    file.close()
  }
  assert.is(readFileSync(path, 'utf8'), 'one\ntwo\n')
})

test('a place where nothing can be written stops nobody', () => {
  const blocked = new RotatingFile(join(directory, 'again', 'below', 'log'))
  blocked.write('a line\n')
  blocked.close()
  assert.not.ok(existsSync(join(directory, 'again', 'below')))
})

test('numbers and our own words may stand in it; all else becomes a mark', () => {
  const scrubber = new Scrubber()
  const clean = scrubber.scrub({
    code: 'store-failed',
    count: 3,
    account: true,
    name: 'Ana',
    peer: '12D3KooWAbc',
    code2: 'x',
    version: '0.1.0'
  })
  assert.equal([clean.code, clean.count, clean.account, clean.version], ['store-failed', 3, true,
    '0.1.0'])
  for (const name of ['name', 'peer', 'code2']) assert.match(String(clean[name]), /^#[0-9a-f]{8}$/)
  assert.is(scrubber.scrub({ other: 'Ana' }).other, clean.name, 'the same within a run')
  assert.ok(new Scrubber().scrub({ name: 'Ana' }).name !== clean.name, 'another one in the next')
  const odd = scrubber.scrub({ code: 'Ben said: hello, "friend"\n' }).code
  assert.match(String(odd), /^#/, 'a word of ours holds no text')
})

test('each line is one JSON object; on the standard error too where that is no terminal', () => {
  for (const terminal of [false, true]) {
    const path = join(directory, `json-${terminal}`)
    const io = fakeIo({ terminal })
    const log = openLog({ path, level: 'info', stderr: io.stderr })
    log.write('info', 'started', { version: '0.1.0', person: 'Ana Example' })
    log.write('debug', 'unseen')
    log.write('error', 'store-failed', { code: 'store-failed' })
    log.close()
    const text = readFileSync(path, 'utf8')
    const lines = text.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
    assert.equal(lines.map(({ event, level }) => [event, level]), [['started', 'info'], [
      'store-failed',
      'error'
    ]])
    assert.not.match(text, /Ana/)
    assert.ok(lines.every(({ pid, hostname }) => pid === undefined && hostname === undefined))
    assert.is(io.err, terminal ? '' : text)
  }
})

test('silent writes nothing', () => {
  const path = join(directory, 'silent')
  const log = openLog({ path, level: 'silent', stderr: fakeIo().stderr })
  log.write('error', 'store-failed')
  log.close()
  assert.is(readFileSync(path, 'utf8'), '')
})

test.run()
