// The command line in this process: what it asks at a terminal, and what it never does without one.

import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { buildProgram } from '../../node/cli/program.ts'
import { runCommandLine } from '../../node/cli/run.ts'
import { sayWhatIsAwaited } from '../../node/cli/waiting.ts'
import { command } from '../../node/commands/command.ts'
import { checkParams } from '../../node/commands/params.ts'
import { allCommands } from '../../node/commands/table.ts'
import { ManualClock } from '../clock.ts'
import { slow } from '../runner/report.ts'
import { fakeIo } from './fake-io.ts'
import { startApi, testCommands, waiting } from './local-api.ts'
import type { Call } from '../../node/cli/program.ts'
import type { FakeIo, FakeIoOptions } from './fake-io.ts'

slow(60) // passphrases are meant to cost time

const test = suite('command line')
const all = await allCommands()
const directory = mkdtempSync(join(tmpdir(), 'snug-line-'))
test.after(() => { rmSync(directory, { recursive: true }) })

async function run (
  words: readonly string[],
  options: FakeIoOptions & { readonly profile?: string } = {},
  person?: Person
): Promise<FakeIo & { readonly exit: number }> {
  const io = fakeIo({ ...options,
    env: { SNUG_PROFILE: join(directory, options.profile ?? 'p'), ...options.env } })
  const running = runCommandLine(all, words, io)
  const leave = person?.(io)
  const exit = await running
  leave?.()
  return Object.create(io, { exit: { value: exit } }) as FakeIo & { readonly exit: number }
}

/** Somebody at the terminal; ends with the call of what comes back. */
type Person = (io: FakeIo) => () => void

/** Types each answer when its question is there. */
function answering (...answers: readonly (readonly [question: RegExp, answer: string])[]): Person {
  return (io) => {
    const left = [...answers]
    let there = true
    const look = (): void => {
      const [next] = left
      if (!there || next === undefined) return
      if (next[0].test(io.err)) {
        left.shift()
        io.type(next[1])
      }
      setImmediate(look)
    }
    look()
    return () => { there = false }
  }
}

test('init asks at a terminal for a passphrase, twice, and never shows it', async () => {
  const io = await run(['init', 'Ana'], { terminal: true, profile: 'asked' },
    answering([/empty for none\): $/, 'my words\r'], [/Once more: $/, 'my words\r']))
  assert.is(io.exit, 0, io.err)
  assert.match(io.out, /Welcome, Ana\..*\nIt is sealed under your passphrase/s)
  assert.not.match(io.out + io.err, /my words/)
  const again = await run(['id'], { terminal: true, profile: 'asked' },
    answering([/Passphrase: $/, 'my words\r']))
  assert.is(again.exit, 0)
  const wrong = await run(['id'], { terminal: true, profile: 'asked' },
    answering([/Passphrase: $/, 'your words\r']))
  assert.is(wrong.exit, 1)
  assert.match(wrong.err, /The passphrase is wrong/)
})

test('without a terminal nothing is asked, whatever the standard input holds', async () => {
  const made = await run(['init', 'Ana'], { profile: 'silent', stdin: 'a\nb\n' })
  assert.is(made.exit, 0)
  assert.match(made.out, /protected by file permissions only/)
  const locked = await run(['id'], { profile: 'asked', stdin: 'my words\n' })
  assert.is(locked.exit, 1)
  assert.match(locked.err, /no terminal to ask at/)
  const wiped = await run(['wipe'], { profile: 'silent', stdin: 'y\nwipe\n' })
  assert.is(wiped.exit, 2)
  assert.ok(existsSync(join(directory, 'silent', 'key')))
})

test('passphrases come from no argument and from no variable', async () => {
  const argument = await run(['id', '--passphrase', 'my words'], { profile: 'asked' })
  assert.is(argument.exit, 2)
  assert.not.match(argument.err, /my words/)
  const variable = await run(['id'], { profile: 'asked', env: { SNUG_PASSPHRASE: 'my words' } })
  assert.is(variable.exit, 1)
})

test('one passphrase too many is said, not swallowed', async () => {
  const path = join(directory, 'words')
  writeFileSync(path, 'my words')
  const io = await run(['id', '--passphrase-file', path], { profile: 'silent' })
  assert.is(io.exit, 1)
  assert.match(io.err, /this profile has none/)
})

test('wipe asks twice, takes any doubt for a no, and leaves nothing', async () => {
  const profile = join(directory, 'silent')
  for (const answers of [[[/y\/N\] $/, 'n\r']], [[/y\/N\] $/, 'y\r'], [/Type wipe.*: $/,
    'no\r']]] as const)
  {
    const io = await run(['wipe'], { terminal: true, profile: 'silent' }, answering(...answers))
    assert.is(io.exit, 1)
    assert.match(io.err, /Nothing was erased\.\n$/)
  }
  writeFileSync(join(profile, 'note'), 'not of Snug')
  await run(['config', 'set', 'dht', 'off'], { profile: 'silent' })
  const key = readFileSync(join(profile, 'key'))
  const io = await run(['wipe'], { terminal: true, profile: 'silent' },
    answering([/y\/N\] $/, 'y\r'], [/Type wipe.*: $/, 'wipe\r']))
  assert.is(io.exit, 0, io.err)
  assert.equal(readdirSync(profile), ['note'], 'what is not ours stays')
  assert.ok(key.length > 0)
  const none = await run(['wipe', '--yes', '--json'], { profile: 'silent' })
  assert.is(JSON.parse(none.out).erased, false)
})

test('every example of a command is a line that it takes', async () => {
  const wordsOf = (line: string): string[] =>
    [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain = '']) => quoted ?? plain)
  for (const { examples } of all) {
    for (const { line } of examples) {
      const [typed = ''] = /\bsnug [^|<>)]*/.exec(line) ?? []
      const [, ...words] = wordsOf(typed)
      const calls: Call[] = []
      await buildProgram(all, fakeIo(), (call) => {
        calls.push(call)
        return Promise.resolve()
      }).parseAsync(words, { from: 'user' })
      const [{ command: called, raw } = { command: undefined, raw: {} }] = calls
      assert.ok(called, line)
      // Paths and passphrases are not checked as they are typed.
      const given = Object.fromEntries(Object.entries(raw).map(([key, value]) =>
        [key, called.params[key]?.kind === 'secret' ? 'my words'
          : called.params[key]?.kind === 'path' && value !== undefined ? '/a' : value]))
      const checked = checkParams(called.params, given)
      assert.ok(checked.ok, checked.ok ? '' : `${line}: ${checked.fault.message}`)
    }
  }
})

test('taking back what a house holds is a line as it is documented', async () => {
  const line = ['data', 'erase', '--house', 'house EIrKjN', '--yes']
  const io = await run(line, { profile: 'nobody' })
  assert.is(io.exit, 3, io.err)
})

test('errors are JSON where JSON is asked for', async () => {
  const io = await run(['status', '--json'], { profile: 'nobody' })
  assert.is(io.exit, 3)
  assert.is(io.out, '')
  const { error } = JSON.parse(io.err) as { error: Record<string, unknown> }
  assert.equal([error.code, error.exit], ['not-running', 3])
})

test('config shows where each value comes from, and refuses what does not exist', async () => {
  const profile = 'configured'
  assert.is((await run(['config', 'set', 'log-level', 'debug'], { profile })).exit, 0)
  const shown = await run(['config', '--json'], { profile, env: { SNUG_MDNS: 'on' } })
  const { settings } = JSON.parse(shown.out) as {
    settings: { name: string, value: string, from: string }[]
  }
  const from = Object.fromEntries(settings.map((one) => [one.name, one.from]))
  assert.equal([from['log-level'], from.mdns, from.dht], ['file', 'environment', 'default'])
  assert.is((await run(['config', 'get', 'log-level'], { profile })).out, 'debug\n')
  const unknown = await run(['config', 'get', 'colour'], { profile })
  assert.is(unknown.exit, 2)
  assert.match(unknown.err, /There are: listen, announce/)
  const wrong = await run(['config', 'set', 'mdns', 'sometimes'], { profile })
  assert.match(wrong.err, /mdns must be one of on, off/)
  writeFileSync(join(directory, profile, 'config'), 'mdns = sometimes\n')
  const started = await run(['start'], { profile })
  assert.is(started.exit, 2)
  assert.match(started.err, /mdns, in line 1 of .*config, must be one of on, off/)
})

test('at a terminal a question follows the outcome, and yes runs the command again', async () => {
  const runs: unknown[] = []
  const question = command({
    name: 'decide',
    group: 'tools',
    summary: 'Decide',
    where: 'local',
    params: { yes: { kind: 'flag', help: 'yes' } },
    examples: [],
    run: (_, { yes }) => {
      runs.push(yes)
      return Promise.resolve({ decided: yes === true })
    },
    render: ({ decided }) => decided ? 'Decided.' : 'Not decided.',
    ask: ({ decided }) =>
      decided ? undefined : { text: 'Do it?', answer: (yes) => yes ? { yes: true } : undefined }
  })
  for (const [terminal, answer, expected] of [[true, 'y\r', 2], [true, 'n\r', 1], [false, '',
    1]] as const)
  {
    runs.length = 0
    const io = fakeIo({ terminal })
    const running = runCommandLine([question], ['decide'], io)
    const leave = answering([/Do it\? \[y\/N\] $/, answer])(io)
    assert.is(await running, 0)
    leave()
    assert.is(runs.length, expected)
    assert.match(io.out, expected === 2 ? /Decided\.\n$/ : /^Not decided\.\n$/)
  }
})

const copying = command({
  name: 'copy',
  group: 'tools',
  summary: 'Copy',
  where: 'local',
  stream: true,
  params: {},
  examples: [],
  run: async function * () {
    for (const done of [0, 5, 10]) yield await Promise.resolve({ done, total: 10 })
    yield { copied: 10 }
  },
  render: (value) => 'copied' in value ? `Copied ${value.copied}.` : '',
  progress: (value) => 'done' in value ? value : undefined
})

test('how far it is goes to the standard error: as a bar, as JSON, or not at all', async () => {
  const bar = fakeIo({ terminal: true })
  assert.is(await runCommandLine([copying], ['copy'], bar), 0)
  assert.is(bar.out, 'Copied 10.\n')
  assert.match(bar.err, /%/)
  const json = fakeIo()
  assert.is(await runCommandLine([copying], ['copy', '--json'], json), 0)
  assert.is(json.out, '{"copied":10}\n')
  const lines = json.err.trim().split('\n').map((line) => JSON.parse(line) as unknown)
  assert.equal(lines, [0, 5, 10].map((done) => ({ progress: { done, total: 10 } })))
  const silent = fakeIo()
  assert.is(await runCommandLine([copying], ['copy'], silent), 0)
  assert.is(silent.err, '')
})

test('a time limit ends what waits, with its own exit code', async () => {
  const api = await startApi(testCommands)
  const io = fakeIo({ env: { SNUG_PROFILE: api.directory } })
  assert.is(await runCommandLine(testCommands, ['wait', '--timeout', '50ms'], io), 4)
  assert.match(io.err, /^There was no answer within/)
  const counting = fakeIo({ env: { SNUG_PROFILE: api.directory } })
  assert.is(await runCommandLine(testCommands, ['count', '--to', '3', '--json'], counting), 0)
  assert.is(counting.out.trim().split('\n').length, 3)
  await api.close()
})

test('an interruption ends what waits', async () => {
  const api = await startApi(testCommands)
  const io = fakeIo({ env: { SNUG_PROFILE: api.directory } })
  const running = runCommandLine(testCommands, ['wait', '--json'], io)
  while (waiting.now === 0) await new Promise((resolve) => { setImmediate(resolve) })
  io.interrupt()
  assert.is(await running, 0)
  assert.equal(JSON.parse(io.out), { ended: true })
  await api.close()
})

test('after two seconds of silence a person is told what is awaited', async () => {
  const clock = new ManualClock()
  const cases = [[true, 'Waiting for Ben', 3_000, 'Waiting for Ben...\n'], [true, 'Waiting', 1_900,
    ''], [false, 'Waiting', 3_000, ''], [true, undefined, 3_000, '']] as const
  for (const [terminal, words, ms, expected] of cases) {
    const io = fakeIo({ terminal })
    const end = sayWhatIsAwaited(io.stderr, words, clock)
    await clock.advance(ms)
    end()
    await clock.advance(5_000)
    assert.is(io.err, expected)
  }
  assert.is(clock.pending, 0)
})

test('colour is for terminals whose owner does not mind', async () => {
  const cases = [[true, {}, [], true], [false, {}, [], false], [true, { NO_COLOR: '1' }, [], false],
    [true, {}, ['--no-color'], false], [true, { TERM: 'dumb' }, [], false]] as const
  for (const [terminal, env, words, coloured] of cases) {
    const io = await run(['settings', ...words], { profile: 'coloured', terminal, env },
      answering([/empty for none\): $/, '\r']))
    assert.is(io.exit, 1)
    await run(['init', 'Ana'], { profile: 'coloured' })
    const shown = await run(['settings', ...words], { profile: 'coloured', terminal, env })
    assert.is(shown.out.includes('\u001b['), coloured, JSON.stringify([terminal, env, words]))
    await run(['wipe', '--yes'], { profile: 'coloured' })
  }
})

test.run()
