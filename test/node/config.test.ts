import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parseConfig, readConfig, writeConfig } from '../../node/app/config-file.ts'
import { pathsFor } from '../../node/app/paths.ts'
import { resolveSettings, SETTINGS, settingNames, variableOf } from '../../node/app/settings.ts'
import { nodeOptions } from '../../node/daemon/node-options.ts'
import { socketPath } from '../../node/daemon/socket-path.ts'
import { DEFAULT_LISTEN } from '../../node/libp2p-options.ts'
import { unwrap } from '../../src/base/errors.ts'
import { seeded } from '../random.ts'
import type { Flags, SettingName } from '../../node/app/settings.ts'

const test = suite('configuration')
const directory = mkdtempSync(join(tmpdir(), 'snug-config-'))
const path = join(directory, 'deep', 'config')
test.after(() => { rmSync(directory, { recursive: true }) })

function source (
  text = '',
  env: Record<string, string> = {}
): { env: typeof env, file: never[], path: string } {
  return { env, file: unwrap(parseConfig(text, '/c')) as never[], path: '/c' }
}

test('a flag wins over the environment, that over the file, that over the default', () => {
  const layers: readonly (readonly [string, Record<string, string>, Flags, string, string])[] = [
    ['', {}, {}, 'auto', 'default'],
    ['dht = client', {}, {}, 'client', 'file'],
    ['dht = client', { SNUG_DHT: 'server' }, {}, 'server', 'environment'],
    ['dht = client', { SNUG_DHT: 'server' }, { dht: 'off' }, 'off', 'flag'],
    ['', {}, { dht: 'off' }, 'off', 'flag']
  ]
  for (const [text, env, flags, value, from] of layers) {
    const settings = unwrap(resolveSettings(source(text, env), flags))
    assert.equal(settings.get('dht'), { name: 'dht', value, from })
  }
})

test('a wrong value is refused, with the place where it stands', () => {
  const cases: readonly (readonly [string, Record<string, string>, Flags, RegExp])[] = [
    ['# one\n\nmdns = perhaps', {}, {}, /^mdns, in line 3 of \/c, must be one of on, off\.$/],
    ['', { SNUG_LOG_LEVEL: 'loud' }, {}, /^SNUG_LOG_LEVEL must be one of silent, error/],
    ['', {}, { listen: '/ip4/127.0.0.1/tcp/1 localhost:80' },
      /^--listen must hold addresses such as/],
    ['colour = red', {}, {}, /^Line 1 of \/c: there is no setting colour\.$/]
  ]
  for (const [text, env, flags, words] of cases) {
    const settings = resolveSettings(source(text, env), flags)
    assert.is(!settings.ok && settings.fault.code, 'bad-config')
    assert.match(settings.ok ? '' : settings.fault.message, words)
  }
})

test('a file holds values, comments and empty lines, and nothing else', () => {
  const lines = unwrap(
    parseConfig('# all\n\n listen = /ip4/1.2.3.4/tcp/1 # here\nupnp=on\nannounce =\n', '/c')
  )
  assert.equal(lines.map(({ name, value }) => [name, value]), [['listen', '/ip4/1.2.3.4/tcp/1'], [
    'upnp',
    'on'
  ], ['announce', '']])
  const bad: readonly (readonly [string, RegExp])[] = [
    ['upnp on', /Line 1 of \/c is not of the form name = value/],
    ['upnp = on\nupnp = off', /upnp is set twice in \/c: in lines 1 and 2/],
    ['{"upnp": "on"}', /Line 1/]
  ]
  for (const [text, words] of bad) {
    const parsed = parseConfig(text, '/c')
    assert.match(parsed.ok ? '' : parsed.fault.message, words)
  }
  const random = seeded('config file')
  for (let round = 0; round < 1_000; round++) {
    const text = Buffer.from(random(random.int(200))).toString('latin1')
    const parsed = parseConfig(random.chance(0.5) ? text : `upnp = ${text}`, '/c')
    if (parsed.ok) resolveSettings({ env: {}, file: parsed.value, path: '/c' })
    else assert.is(parsed.fault.code, 'bad-config')
  }
})

test('setting a value changes its line, keeps what a person wrote, and is private', async () => {
  assert.equal(await readConfig(path), { ok: true, value: [] })
  unwrap(await writeConfig(path, 'upnp', 'on'))
  assert.is(statSync(path).mode & 0o777, 0o600)
  writeFileSync(path, '# mine\nupnp = on # router\n\ndht = client')
  unwrap(await writeConfig(path, 'upnp', 'off'))
  unwrap(await writeConfig(path, 'mdns', 'on'))
  assert.is(readFileSync(path, 'utf8'), '# mine\nupnp = off\n\ndht = client\nmdns = on\n')
  unwrap(await writeConfig(path, 'dht', undefined))
  unwrap(await writeConfig(path, 'webrtc', undefined))
  assert.is(readFileSync(path, 'utf8'), '# mine\nupnp = off\n\nmdns = on\n')
})

test('a file that cannot be read or written says so', async () => {
  const read = await readConfig(directory)
  assert.is(!read.ok && read.fault.code, 'file-unread')
  const below = await writeConfig(join(path, 'below'), 'upnp', 'on')
  assert.is(!below.ok && below.fault.code, 'file-unread')
  // A directory in the place of the file that is written first.
  const blocked = join(directory, 'blocked')
  mkdirSync(`${blocked}.${process.pid}.new`, { recursive: true })
  const written = await writeConfig(blocked, 'upnp', 'on')
  assert.is(!written.ok && written.fault.code, 'file-unwritten')
  assert.match(written.ok ? '' : written.fault.message, `${blocked} could not be written (EISDIR)`)
})

test('every setting has a variable, words and a default that is allowed', () => {
  const defaults = unwrap(resolveSettings(source()))
  for (const name of settingNames()) {
    assert.match(variableOf(name), /^SNUG_[A-Z_]+$/)
    assert.ok(SETTINGS[name].help.length > 10)
    assert.ok(defaults.has(name))
  }
})

test('becomes the options of a node', () => {
  const options = (values: Partial<Record<SettingName, string>>) =>
    nodeOptions(unwrap(resolveSettings(source(), values)))
  const usual = unwrap(options({}))
  assert.equal(usual.listen, DEFAULT_LISTEN)
  assert.equal([usual.mdns, usual.upnp, usual.webrtc, usual.dht], [false, false, true, 'auto'])
  const two = unwrap(
    options({ listen: '/ip4/127.0.0.1/tcp/1, /ip4/127.0.0.1/tcp/2', webrtc: 'off' })
  )
  assert.is(two.listen.length, 2)
  assert.is(two.webrtc, false)
  const bad = options({ join: '/ip4/127.0.0.1/tcp/1' })
  assert.match(bad.ok ? '' : bad.fault.message, /not the address of a house/)
})

test('paths: the flag wins over the environment; a named profile holds all that is its', () => {
  const named = pathsFor('mine', { SNUG_PROFILE: '/other' }, '/here')
  assert.equal(named, {
    profile: '/here/mine',
    isDefault: false,
    config: '/here/mine/config',
    log: '/here/mine/log',
    pointer: '/here/mine/socket'
  })
  assert.is(pathsFor(undefined, { SNUG_PROFILE: '/other' }, '/here').profile, '/other')
  assert.is(pathsFor(undefined, { SNUG_PROFILE: '' }, '/here').isDefault, true)
  assert.is(pathsFor('mine', { SNUG_CONFIG: 'c' }, '/here').config, '/here/c')
  const usual = pathsFor(undefined, {}, '/here')
  assert.match(usual.profile, /snug$/)
  assert.match(usual.config, /snug\/config$/)
})

test('the socket is in the runtime directory, else in the profile, its path never too long', () => {
  const long = `/${'x'.repeat(120)}`
  assert.match(socketPath('/p', { XDG_RUNTIME_DIR: '/run/user/1' }, 1),
    /^\/run\/user\/1\/snug\/[0-9a-f]{16}\.sock$/)
  assert.is(socketPath('/p', {}, 1), '/p/daemon.sock')
  assert.is(socketPath('/p', { XDG_RUNTIME_DIR: long }, 1), '/p/daemon.sock')
  assert.is(socketPath('/p', { XDG_RUNTIME_DIR: 'relative' }, 1), '/p/daemon.sock')
  assert.match(socketPath(long, {}, 7), /\/snug-7\/[0-9a-f]{16}\.sock$/)
  assert.ok(
    socketPath('/a', { XDG_RUNTIME_DIR: '/r' }, 1) !==
      socketPath('/b', { XDG_RUNTIME_DIR: '/r' }, 1)
  )
})

test.run()
