// The table of commands is what everything else is made from: it must be complete.

import { readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { manualPage } from '../../node/cli/manual.ts'
import { globalOptions } from '../../node/cli/program.ts'
import { kebab } from '../../node/cli/kebab.ts'
import { groups, methodOf } from '../../node/commands/command.ts'
import { checkParams } from '../../node/commands/params.ts'
import { allCommands, commandsFor } from '../../node/commands/table.ts'
import { apiServer, methodParams } from '../../node/rpc/methods.ts'
import { runCommandLine } from '../../node/cli/run.ts'
import { fakeIo } from './fake-io.ts'

const test = suite('table of commands')
const all = await allCommands()

/** What the issue of the command line asks for, by its words. */
const ASKED = [
  'init',
  'start',
  'stop',
  'status',
  'id',
  'invite',
  'invite list',
  'invite withdraw',
  'add',
  'knock',
  'report',
  'report create',
  'report verify',
  'link',
  'history',
  'introduce',
  'introductions',
  'introductions accept',
  'introductions decline',
  'requests',
  'accept',
  'decline',
  'block',
  'unblock',
  'contacts',
  'rename',
  'remove',
  'verify',
  'send',
  'read',
  'watch',
  'typing',
  'conversations',
  'message',
  'search',
  'message retry',
  'message erase',
  'mute',
  'pin',
  'host',
  'host policy',
  'host add',
  'host remove',
  'host keep',
  'host leave',
  'house',
  'house link',
  'house owners',
  'house disown',
  'net',
  'net addresses',
  'net doctor',
  'net report',
  'export',
  'import',
  'data',
  'data erase',
  'wipe',
  'passphrase',
  'config',
  'config get',
  'config set', 'config list', 'net peers',
  'settings',
  'settings set',
  'events',
  'events acknowledge',
  'events end', 'retention', 'message star', 'message keep', 'clock',
  'completion',
  'manual',
  'version'
]

test('has all commands, each once, each behind the command that it belongs to', () => {
  const names = all.map(({ name }) => name)
  assert.equal(names.toSorted(), ASKED.toSorted())
  for (const [at, name] of names.entries()) {
    const [first = '', second] = name.split(' ')
    if (second !== undefined) assert.ok(names.indexOf(first) < at, name)
  }
})

test('each has a summary, an example that calls it, and words for each parameter', () => {
  for (const { name, group, summary, description, params, examples } of all) {
    assert.ok(group in groups, name)
    assert.match(summary, /^[A-Z][^\n]{8,70}[^.]$/, name)
    assert.ok(description === undefined || /^[A-Z][^]*\.$/.test(description), name)
    assert.ok(examples.length > 0, name)
    assert.ok(examples.some(({ line }) => line.includes(`snug ${name}`)), name)
    for (const [key, { help }] of Object.entries(params)) {
      assert.match(help, /^[^\n]{2,90}[^.]$/, `${name} ${key}`)
    }
  }
})

test('no two options of a command have one name, nor one of those that every command has', () => {
  const taken = globalOptions.map(([flags]) => flags.split(' ')[0]?.slice(2))
  for (const { name, params } of all) {
    const names = Object.entries(params).filter(([, param]) => param.position !== true)
      .flatMap(([key, param]) =>
        param.kind === 'secret' ? [`${kebab(key)}-file`, `${kebab(key)}-fd`] : [kebab(key)]
      )
    assert.is(new Set([...names, ...taken]).size, names.length + taken.length, name)
    const shorts = Object.values(params).flatMap((param) => param.short ?? [])
    assert.is(new Set(shorts).size, shorts.length, name)
  }
})

test('no option of a command is one of the command that it belongs to', () => {
  const optionsOf = (name: string): string[] => {
    const params = all.find((one) => one.name === name)?.params ?? {}
    return Object.keys(params).filter((key) => params[key]?.position !== true)
  }
  for (const { name } of all) {
    const [first = '', second] = name.split(' ')
    // It would be taken for the option of the first word, wherever it stands.
    const above = second === undefined ? [] : optionsOf(first)
    assert.equal(optionsOf(name).filter((key) => above.includes(key)), [], name)
  }
})

test('what is required comes before what is not, on the command line', () => {
  for (const { name, params } of all) {
    const positions = Object.values(params).filter((param) => param.position === true)
    const required = positions.map((param) => param.required === true)
    assert.equal(required, required.toSorted((a, b) => Number(b) - Number(a)), name)
  }
})

test('each command but those of the terminal is a method, with a name of its own', () => {
  const server = apiServer(all, undefined as never, () => {})
  const methods = all.filter(({ where }) => where !== 'local').map(({ name }) => methodOf(name))
  assert.is(new Set(methods).size, methods.length)
  for (const method of methods) assert.ok(server.hasMethod(method), method)
  for (const { name } of all.filter(({ where }) => where === 'local')) {
    assert.not.ok(server.hasMethod(methodOf(name)), name)
  }
  assert.is(methodOf('host policy'), 'hostPolicy')
})

test('no method takes what only means something on the command line', () => {
  for (const { params } of all) {
    const left = Object.keys(methodParams(params))
    assert.equal(left, Object.keys(params).filter((key) => params[key]?.cli !== true))
  }
  const invite = all.find(({ name }) => name === 'invite')
  assert.not.ok('qr' in methodParams(invite?.params ?? {}))
})

test('each finds its file by its first word, and only that is loaded', async () => {
  for (const { name } of all) {
    const loaded = await commandsFor(name.split(' '))
    assert.ok(loaded.some((command) => command.name === name), name)
    assert.ok(loaded.length < all.length / 2, name)
  }
  assert.is((await commandsFor([])).length, all.length)
  assert.is((await commandsFor(['nonsense'])).length, all.length)
})

test('help of each command names its parameters and its examples', async () => {
  for (const { name, params, examples } of all) {
    const io = fakeIo()
    assert.is(await runCommandLine(all, [...name.split(' '), '--help'], io), 0, name)
    const { out } = io
    for (const key of Object.keys(params)) assert.ok(out.includes(kebab(key)), `${name} ${key}`)
    for (const { line } of examples) assert.ok(out.includes(line), name)
    assert.ok(out.includes('--json'), name)
    assert.is(io.err, '')
  }
})

test('the list of commands has each of them under its heading', async () => {
  const io = fakeIo()
  assert.is(await runCommandLine(all, [], io), 0)
  for (const heading of Object.values(groups)) assert.ok(io.out.includes(`${heading}:`), heading)
  for (const { name } of all.filter((command) => !command.name.includes(' '))) {
    assert.match(io.out, new RegExp(`^  ${name}\\b`, 'm'))
  }
})

test('nothing at all is refused where something is needed, and what is unknown everywhere', () => {
  for (const { name, params } of all) {
    const needs = Object.values(params).some((param) => param.required === true)
    assert.is(checkParams(params, {}).ok, !needs, name)
    assert.is(checkParams(params, { nonsense: 1 }).ok, false, name)
  }
})

test('the manual that is installed is the one of these commands', () => {
  const page = manualPage(all)
  const installed = readFileSync(new URL('../../man/snug.1', import.meta.url), 'utf8')
  assert.ok(`${page.trimEnd()}\n` === installed, 'node node/main.ts manual > man/snug.1')
  for (const { name } of all) {
    assert.ok(page.includes(`.SS snug ${name.replaceAll('-', '\\-')}`), name)
    assert.ok(
      all.find((one) => one.name === name)?.where === 'local' || page.includes(methodOf(name)),
      name
    )
  }
})

test.run()
