import { chmod, link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { toBase64url, toHex, utf8 } from '../../src/base/bytes.ts'
import { unwrap } from '../../src/base/errors.ts'
import { asSymmetricKey } from '../../src/crypto/keys.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { encodeKeyFile, openKeyFile } from '../../src/storage/profile-key.ts'
import { tables } from '../../src/storage/tables.ts'
import { createNodeStore } from '../../node/storage-create.ts'
import { changePassphrase } from '../../node/storage-key-file.ts'
import { findProfile, openNodeStore } from '../../node/storage.ts'
import { seeded } from '../random.ts'
import { CHEAP } from '../storage/cheap.ts'
import { filesOf, filesWith, fingerprint, ProfilePlace } from './profile-place.ts'
import type { Result } from '../../src/base/errors.ts'
import type { Unlock } from '../../src/storage/profile-key.ts'
import type { Operation } from '../../src/storage/store.ts'

const test = suite('node store')

await cryptoReady()
const random = seeded('node store')
const options = { random, cost: CHEAP }
const open: Unlock = { protection: 'file-permissions' }
const locked: Unlock = { protection: 'passphrase', passphrase: 'old bridge' }
const wrong: Unlock = { protection: 'passphrase', passphrase: 'new bridge' }

function put (number: number, text: string, name = 'Ben'): Operation {
  const key = { table: tables.contact, name: utf8(name), number }
  return { type: 'put', key, value: utf8(text) }
}

function codeOf (result: Result<unknown>): string {
  return result.ok ? 'ok' : result.fault.code
}

async function at (run: (place: ProfilePlace) => Promise<void>): Promise<void> {
  const place = await ProfilePlace.make()
  try {
    await run(place)
  } finally {
    await place.remove()
  }
}

async function create (place: ProfilePlace, unlock: Unlock = open): Promise<void> {
  const made = unwrap(await createNodeStore(place.directory, unlock, options))
  await made.store.commit([put(0, 'a friend')])
  await made.close()
}

/** What a profile answers: its one record, or why it does not. */
async function answer (directory: string, unlock: Unlock = open): Promise<string> {
  const opened = await openNodeStore(directory, unlock, options)
  if (!opened.ok) return opened.fault.code
  const [entry] = await opened.value.store.list(tables.contact, utf8('Ben'))
  await opened.value.close()
  return new TextDecoder().decode(entry?.value)
}

test('makes a profile, closes it, opens it again', () => at(async (place) => {
  assert.is(unwrap(await findProfile(place.directory)), 'none')
  assert.is(await answer(place.directory), 'profile-missing')
  for (const unlock of [open, locked]) {
    await create(place, unlock)
    assert.is(unwrap(await findProfile(place.directory)), unlock.protection)
    assert.is(await answer(place.directory, unlock), 'a friend')
    const opened = unwrap(await openNodeStore(place.directory, unlock, options))
    assert.is(opened.protection, unlock.protection)
    assert.is(opened.profile.length, 16)
    await opened.close()
    await rm(place.directory, { recursive: true })
  }
}))

test('never makes one over another', () => at(async (place) => {
  await create(place)
  const before = await fingerprint(place.directory)
  assert.is(codeOf(await createNodeStore(place.directory, locked, options)), 'profile-exists')
  assert.is(await fingerprint(place.directory), before)
}))

test('lets nobody else read its directories, its key and its lock', () => at(async (place) => {
  await mkdir(place.directory, { mode: 0o755 })
  const made = unwrap(await createNodeStore(place.directory, open, options))
  const mode = async (path: string): Promise<number> => {
    return (await stat(join(place.directory, path))).mode & 0o777
  }
  assert.is(await mode('.'), 0o700)
  assert.is(await mode('store'), 0o700)
  assert.is(await mode('key'), 0o600)
  assert.is(await mode('lock'), 0o600)
  await made.close()
}))

test('shows no plaintext, name or key in any file, open or closed', () => at(async (place) => {
  const secrets = ['meet me at the old bridge', 'Benjamin', 'old bridge']
  const contact = random(32)
  const made = unwrap(await createNodeStore(place.directory, locked, options))
  for (let i = 0; i < 200; i++) {
    await made.store.commit([
      put(i, `${secrets[0]} ${toBase64url(contact)}`.repeat(10), secrets[1]),
      { type: 'put', key: { table: tables.session, name: contact, number: i }, value: contact }
    ])
    // Half of it into tables, the rest stays in the log.
    if (i === 100) await made.store.scrub(tables.session, contact)
  }
  const key = unwrap(openKeyFile(await readFile(join(place.directory, 'key')), locked))
  const copies = [await place.copy('killed')]
  await made.close()
  copies.push(place.directory)
  for (const directory of copies) {
    const files = [...(await filesOf(directory)).keys()]
    for (const kind of [/\.log$/, /\.ldb$/, /MANIFEST/, /LOG$/, /key$/]) {
      assert.ok(files.some((file) => kind.test(file)), `${kind} among ${files.join(' ')}`)
    }
    const needles = [
      ...secrets.map(utf8), contact, utf8(toBase64url(contact)), utf8(toHex(contact)),
      key.dataKey, utf8('contact\0'), contact.slice(0, 12), utf8('meet me at')
    ]
    for (const needle of needles) {
      assert.equal(await filesWith(directory, needle), [], new TextDecoder().decode(needle))
    }
  }
}))

test('does not open with a wrong, missing or needless passphrase', () => at(async (place) => {
  await create(place, locked)
  const before = await fingerprint(place.directory)
  assert.is(await answer(place.directory, wrong), 'passphrase-wrong')
  assert.is(await answer(place.directory, open), 'passphrase-needed')
  assert.is(await fingerprint(place.directory), before)
  await rm(place.directory, { recursive: true })
  await create(place, open)
  assert.is(await answer(place.directory, locked), 'passphrase-unneeded')
  assert.is(await answer(place.directory, open), 'a friend')
}))

test('changes, loses and gets a passphrase, also while open', () => at(async (place) => {
  await create(place, locked)
  const change = async (from: Unlock, to: Unlock): Promise<string> => {
    return codeOf(await changePassphrase(place.directory, from, to, random, CHEAP))
  }
  assert.is(await change(wrong, open), 'passphrase-wrong')
  assert.is(await answer(place.directory, locked), 'a friend')
  const opened = unwrap(await openNodeStore(place.directory, locked, options))
  assert.is(await change(locked, wrong), 'ok')
  await opened.close()
  assert.is(await answer(place.directory, locked), 'passphrase-wrong')
  assert.is(await answer(place.directory, wrong), 'a friend')
  assert.is(await change(wrong, open), 'ok')
  assert.is(await answer(place.directory, open), 'a friend')
  assert.is(await change(open, locked), 'ok')
  assert.is(await answer(place.directory, locked), 'a friend')
  const files = [...(await filesOf(place.directory)).keys()]
  assert.equal(files.filter((file) => !file.startsWith('store/')), ['key'])
  assert.is(codeOf(await changePassphrase(place.root, open, locked, random)), 'profile-incomplete')
}))

test('a passphrase leaves nothing of a key that lay in the clear', () => at(async (place) => {
  await create(place, open)
  const key = join(place.directory, 'key')
  const [before, seen] = [await readFile(key), join(place.root, 'seen')]
  await link(key, seen) // the same bytes on the disk, under a name of their own
  await writeFile(`${key}.new`, before)
  const prepared = join(place.root, 'prepared')
  await link(`${key}.new`, prepared)
  assert.is(codeOf(await changePassphrase(place.directory, open, locked, random, CHEAP)), 'ok')
  for (const file of [seen, prepared]) {
    const left = await readFile(file)
    assert.is(left.length, before.length)
    assert.not(left.includes(before.subarray(-40, -8)))
  }
  assert.is(await answer(place.directory, locked), 'a friend')
}))

test('leaves a profile of a newer version untouched', () => at(async (place) => {
  for (const unlock of [open, locked]) {
    await create(place, unlock)
    const path = join(place.directory, 'key')
    const key = unwrap(openKeyFile(await readFile(path), unlock))
    await writeFile(path, unwrap(encodeKeyFile({ ...key, version: 2 }, unlock, random, CHEAP)))
    const before = await fingerprint(place.directory)
    const opened = await openNodeStore(place.directory, unlock, options)
    assert.is(codeOf(opened), 'profile-newer')
    assert.match(opened.ok ? '' : opened.fault.message, /newer version of Snug/)
    assert.is(await fingerprint(place.directory), before)
    await rm(place.directory, { recursive: true })
  }
}))

test('says so where the key is kept by a browser, and changes nothing', () => at(async (place) => {
  await create(place)
  const path = join(place.directory, 'key')
  const key = unwrap(openKeyFile(await readFile(path), open))
  const kept: Unlock = { protection: 'platform', secret: asSymmetricKey(random(32)) }
  await writeFile(path, unwrap(encodeKeyFile(key, kept, random, CHEAP)))
  const before = await fingerprint(place.directory)
  const opened = await openNodeStore(place.directory, open, options)
  assert.is(codeOf(opened), 'key-elsewhere')
  assert.match(opened.ok ? '' : opened.fault.message, /kept by the browser/)
  assert.is(await answer(place.directory, locked), 'passphrase-unneeded')
  assert.is(await fingerprint(place.directory), before)
}))

test('raises the version of the key file before it migrates', () => at(async (place) => {
  await create(place, locked)
  const path = join(place.directory, 'key')
  const key = unwrap(openKeyFile(await readFile(path), locked))
  await writeFile(path, unwrap(encodeKeyFile({ ...key, version: 0 }, locked, random, CHEAP)))
  assert.is(await answer(place.directory, locked), 'a friend')
  assert.is(unwrap(openKeyFile(await readFile(path), locked)).version, 1)
}))

test('fails closed where a part is missing, and begins nothing anew', () => at(async (place) => {
  await create(place)
  const without = async (part: string): Promise<string> => {
    const directory = await place.copy('copy')
    await rm(join(directory, part), { recursive: true })
    const before = await fingerprint(directory)
    const code = await answer(directory)
    assert.is(await fingerprint(directory), before)
    return code
  }
  assert.is(await without('key'), 'profile-incomplete')
  assert.is(await without('store'), 'profile-incomplete')
  assert.is(await without('store/CURRENT'), 'profile-incomplete')
  const empty = await place.copy('copy')
  await rm(join(empty, 'store'), { recursive: true })
  await mkdir(join(empty, 'store'))
  assert.is(await answer(empty), 'profile-incomplete')
  assert.is(codeOf(await createNodeStore(empty, open, options)), 'profile-exists')

  const other = join(place.root, 'other')
  await unwrap(await createNodeStore(other, open, options)).close()
  await rm(join(empty, 'store'), { recursive: true })
  await rename(join(other, 'store'), join(empty, 'store'))
  assert.is(await answer(empty), 'profile-mismatch')
}))

test('is made whole or not at all when a crash comes between', () => at(async (place) => {
  await create(place)
  // Before the key file was written: nobody's database, which is made again.
  const early = await place.copy('early')
  await rename(join(early, 'store'), join(early, 'store.new'))
  await rm(join(early, 'key'))
  assert.is(await answer(early), 'profile-missing')
  await unwrap(await createNodeStore(early, open, options)).close()
  assert.is(await answer(early), '')
  // Before the database got its name.
  const late = await place.copy('late')
  await rename(join(late, 'store'), join(late, 'store.new'))
  assert.is(codeOf(await createNodeStore(late, open, options)), 'profile-exists')
  assert.is(await answer(late), 'a friend')
}))

test('refuses a key in the clear that others may read', () => at(async (place) => {
  await create(place)
  await chmod(join(place.directory, 'key'), 0o644)
  const opened = await openNodeStore(place.directory, open, options)
  assert.is(codeOf(opened), 'key-file-open')
  assert.match(opened.ok ? '' : opened.fault.action ?? '', /chmod 600 .*key/)
}))

test('keeps everything flushed when the process is killed', () => at(async (place) => {
  const made = unwrap(await createNodeStore(place.directory, open, options))
  const counts: number[] = []
  for (let i = 0; i < 30; i++) {
    await made.store.commit([put(i, `${i}`)])
    if (i % 10 !== 9) continue
    const copy = unwrap(await openNodeStore(await place.copy(`killed ${i}`), open, options))
    counts.push((await copy.store.list(tables.contact, utf8('Ben'))).length)
    await copy.close()
  }
  assert.equal(counts, [10, 20, 30])
  await made.close()
}))

test.run()
