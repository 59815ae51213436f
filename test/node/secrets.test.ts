import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { promptYes } from '../../node/cli/prompt.ts'
import { readSecret, Secrets } from '../../node/cli/secrets.ts'
import { fakeIo } from './fake-io.ts'
import type { SnugError } from '../../src/base/errors.ts'

const test = suite('passphrases')
const directory = mkdtempSync(join(tmpdir(), 'snug-secrets-'))
const wish = { option: 'passphrase', prompt: 'Passphrase' }
test.after(() => { rmSync(directory, { recursive: true }) })

function file (name: string, text: string): string {
  const path = join(directory, name)
  writeFileSync(path, text)
  return path
}

async function faultOf (work: Promise<unknown>): Promise<SnugError> {
  return await work.then(() => assert.unreachable() as never, (error: SnugError) => error)
}

test('come from the first line of a file or of a descriptor', async () => {
  const io = fakeIo()
  for (const text of ['four words of mine', 'four words of mine\n',
    'four words of mine\r\nand more\n'])
  {
    const path = file('good', text)
    assert.is(await readSecret(io, { file: path }, wish), 'four words of mine')
    const fd = String(openSync(path, 'r'))
    assert.is(await readSecret(io, { fd }, wish), 'four words of mine')
  }
  assert.is(io.err, '')
})

test('that cannot be read are refused in words that do not hold them', async () => {
  const io = fakeIo()
  const cases = [
    [{ file: join(directory, 'none') }, 'passphrase-unread'],
    [{ file: directory }, 'passphrase-unread'],
    [{ file: file('empty', '\n') }, 'passphrase-empty'],
    [{ file: file('long', 'x'.repeat(5_000)) }, 'passphrase-long'],
    [{ fd: '999' }, 'passphrase-unread'],
    [{ fd: 'three' }, 'passphrase-unread']
  ] as const
  for (const [source, code] of cases) {
    const fault = await faultOf(readSecret(io, source, wish))
    assert.is(fault.code, code)
    assert.not.match(`${fault.message}${fault.action}`, /xxx/)
  }
})

test('are never asked for without a terminal: the options are named', async () => {
  const fault = await faultOf(readSecret(fakeIo({ stdin: 'typed\n' }), {}, wish))
  assert.is(fault.code, 'passphrase-needed')
  assert.match(fault.action ?? '', /--passphrase-file FILE or --passphrase-fd NUMBER/)
})

test('typed at a terminal are not shown, and can be corrected', async () => {
  const io = fakeIo({ terminal: true })
  const typed = readSecret(io, {}, wish)
  io.type('wrong\u0015secrex\u007ft\r')
  assert.is(await typed, 'secret')
  assert.is(io.err, 'Passphrase: \n')
  assert.is(io.out, '')
})

test('new ones are typed twice', async () => {
  const io = fakeIo({ terminal: true })
  const secrets = new Secrets(io, {})
  const typed = secrets.newPassphrase()
  io.type('one secret\r')
  await new Promise((resolve) => { setImmediate(resolve) })
  io.type('another\r')
  assert.is((await faultOf(typed)).code, 'passphrase-differs')
  assert.not.match(io.err, /secret|another/)
})

test('of a new profile may be none, by an empty line or where nobody can be asked', async () => {
  const io = fakeIo({ terminal: true })
  const typed = new Secrets(io, {}).newPassphrase()
  io.type('\r')
  assert.is(await typed, undefined)
  assert.is(await new Secrets(fakeIo(), {}).newPassphrase(), undefined)
  assert.is(await new Secrets(fakeIo(), { file: file('new', 'mine') }).newPassphrase(), 'mine')
})

test('an interrupted question does nothing', async () => {
  const io = fakeIo({ terminal: true })
  const typed = readSecret(io, {}, wish)
  io.type('half\u0003')
  assert.is((await faultOf(typed)).code, 'interrupted')
})

test('only yes is yes', async () => {
  for (const [typed, yes] of [['y\r', true], ['Yes\r', true], ['\r', false], ['n\r', false], [
    'yup\r',
    false
  ]] as const) {
    const io = fakeIo({ terminal: true })
    const answer = promptYes(io, 'Go on?')
    io.type(typed)
    assert.is(await answer, yes, typed)
  }
})

test.run()
