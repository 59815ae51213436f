// Who owns a house: by a link that counts once, from then on by a key, under whatever peer id.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { SnugError } from '../../src/base/errors.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { ownerTokenText, parseOwnerToken } from '../../src/house/owner-token.ts'
import { seeded } from '../random.ts'
import { linkOf, Village } from './village.ts'
import type { OwnerToken } from '../../src/house/owner-token.ts'

const test = suite('owning a house')
test.before(cryptoReady)

/** Checks that `work` ends with the fault of this code. */
async function faulted (work: Promise<unknown>, code: string): Promise<void> {
  try {
    await work
  } catch (error) {
    assert.instance(error, SnugError)
    assert.is((error as SnugError).code, code)
    assert.ok((error as SnugError).message.length > 10)
    return
  }
  assert.unreachable(`no fault, where ${code} was to come`)
}

test('the link makes one owner, and nobody after them', async () => {
  const village = new Village('once')
  const house = await village.house()
  const [ana, ben] = [village.owner(), village.owner()]
  assert.not.ok(house.keeper.owned)
  const token = await linkOf(house)
  await ana.owned.claim(house.at, token, 'Ana')
  assert.ok(house.keeper.owned)
  assert.ok(house.keeper.isOwner(ana.node.self))
  await faulted(ben.owned.claim(house.at, token, 'Ben'), 'owner-token-used')
  assert.not.ok(house.keeper.isOwner(ben.node.self))
  assert.equal(await ben.owned.list(), [], 'nothing of it is left')
  assert.equal(house.keeper.owners().map(({ name }) => name), ['Ana'])
})

test('a wrong link, and one that was replaced, open nothing', async () => {
  const village = new Village('wrong')
  const house = await village.house()
  const ana = village.owner()
  const replaced = await linkOf(house)
  const token = await linkOf(house)
  for (const wrong of [replaced, seeded('guess')(32) as OwnerToken]) {
    await faulted(ana.owned.claim(house.at, wrong, 'Ana'), 'owner-token-wrong')
  }
  assert.not.ok(house.keeper.owned)
  await ana.owned.claim(house.at, token, 'Ana')
})

test('owner and link outlive the house that is started again', async () => {
  const village = new Village('again')
  const house = await village.house()
  const [ana, ben] = [village.owner(), village.owner()]
  await ana.owned.claim(house.at, await linkOf(house), 'Ana')
  const token = await linkOf(house)
  house.keeper.stop()
  const again = await village.house(house)
  assert.ok(again.keeper.isOwner(ana.node.self))
  await ben.owned.claim(again.at, token, 'Ana')
  assert.equal(again.keeper.owners().map(({ name }) => name), ['Ana', 'Ana 2'])
})

test('the house keeps nothing that would make somebody an owner elsewhere', async () => {
  const village = new Village('kept')
  const house = await village.house()
  const ana = village.owner()
  const token = await linkOf(house)
  const hidden = [token]
  await ana.owned.claim(house.at, token, 'Ana')
  const [owned] = await ana.owned.list()
  hidden.push(owned?.key as Uint8Array as OwnerToken)
  const text = [...house.store.disk.values()]
    .flatMap((rows) => [...rows.values()]).map((value) => Buffer.from(value).toString('hex')).join()
  for (const secret of hidden) assert.not.ok(text.includes(Buffer.from(secret).toString('hex')))
})

test('an answer that is lost locks nobody out', async () => {
  const village = new Village('lost')
  const house = await village.house()
  const ana = village.owner()
  const token = await linkOf(house)
  // The house writes, and its answer never comes.
  const { written } = house.store
  house.store.written = (disk) => {
    written(disk)
    village.network.disconnect(ana.node, house.node)
  }
  await faulted(ana.owned.claim(house.at, token, 'Ana'), 'house-silent')
  house.store.written = written
  assert.ok(house.keeper.isOwner(ana.node.self))
  await ana.owned.claim(house.at, token, 'Ana')
  const [owned] = await ana.owned.list()
  assert.is(owned?.token, undefined, 'the claim is over')
  assert.is(house.keeper.owners().length, 1)
})

test('a claim that was interrupted is finished by the next start', async () => {
  const village = new Village('interrupted')
  const house = await village.house()
  const ana = village.owner()
  const token = await linkOf(house)
  house.node.down()
  await faulted(ana.owned.claim(house.at, token, 'Ana'), 'house-silent')
  ana.owned.stop()
  house.node.up()
  const again = await village.house(house)
  const later = village.owner(ana.store)
  later.owned.start()
  for (let i = 0; i < 5; i++) await village.clock.advance(1)
  assert.ok(again.keeper.isOwner(later.node.self))
  assert.is((await later.owned.list())[0]?.token, undefined)
  later.owned.stop()
})

test('a house that is away is tried again until it answers', async () => {
  const village = new Village('away')
  const house = await village.house()
  const ana = village.owner()
  await ana.owned.claim(house.at, await linkOf(house), 'Ana')
  house.node.down()
  const later = village.owner(ana.store)
  later.owned.start()
  await village.clock.advance(60_000)
  house.node.up()
  const again = await village.house(house)
  assert.not.ok(again.keeper.isOwner(later.node.self))
  await village.clock.advance(600_000)
  assert.ok(again.keeper.isOwner(later.node.self))
  assert.ok(again.keeper.isOwner(ana.node.self), 'and by the peer id from before')
  later.owned.stop()
})

test('the four peer ids by which an owner came last are theirs', async () => {
  const village = new Village('peers')
  const house = await village.house()
  const first = village.owner()
  await first.owned.claim(house.at, await linkOf(house), 'Ana')
  const all = [first, ...Array.from({ length: 5 }, () => village.owner(first.store))]
  for (const { owned } of all) await owned.report(house.node.self)
  assert.equal(all.map(({ node }) => house.keeper.isOwner(node.self)),
    [false, false, true, true, true, true])
})

test('an owner who opens one more link leaves it to others', async () => {
  const village = new Village('spare')
  const house = await village.house()
  const [ana, ben] = [village.owner(), village.owner()]
  await ana.owned.claim(house.at, await linkOf(house), 'Ana')
  const token = await linkOf(house)
  await ana.owned.claim(house.at, token, 'Ana')
  await ben.owned.claim(house.at, token, 'Ben')
  assert.equal(house.keeper.owners().map(({ name }) => name), ['Ana', 'Ben'])
})

test('two who use one link at the same time do not both get in', async () => {
  const village = new Village('race')
  const house = await village.house()
  const token = await linkOf(house)
  const people = [village.owner(), village.owner(), village.owner()]
  const claims = await Promise.allSettled(people.map(({ owned }) =>
    owned.claim(house.at, token, 'Ana')))
  assert.is(claims.filter(({ status }) => status === 'fulfilled').length, 1)
  assert.is(house.keeper.owners().length, 1)
})

test('names of owners are visible text, and differ', async () => {
  const village = new Village('names')
  const house = await village.house()
  for (const name of ['', 'Ana\u202e\u200b', 'ana', 'x'.repeat(5_000)]) {
    await village.owner().owned.claim(house.at, await linkOf(house), name)
  }
  assert.equal(house.keeper.owners().map(({ name }) => name),
    ['Owner', 'Ana', 'ana 2', 'x'.repeat(64)])
})

test('a house has at most sixteen owners', async () => {
  const village = new Village('many')
  const house = await village.house()
  for (let i = 0; i < 16; i++) {
    await village.owner().owned.claim(house.at, await linkOf(house), 'Ana')
    await village.clock.advance(1_000)
  }
  const token = await linkOf(house)
  await faulted(village.owner().owned.claim(house.at, token, 'Ana'), 'owners-full')
})

test('a node that is no house, and none at all, are told apart', async () => {
  const village = new Village('none')
  const house = await village.house()
  const token = await linkOf(house)
  const ana = village.owner()
  house.keeper.stop()
  await faulted(ana.owned.claim(house.at, token, 'Ana'), 'not-a-house')
  house.node.down()
  await faulted(ana.owned.claim(house.at, token, 'Ana'), 'house-silent')
  ana.owned.stop()
})

test('tokens have one text', () => {
  const token = seeded('text')(32) as OwnerToken
  assert.equal(parseOwnerToken(ownerTokenText(token)), token)
  for (const text of ['', 'abc', `${ownerTokenText(token)}A`, `${ownerTokenText(token)}=`,
    'a'.repeat(100_000), ` ${ownerTokenText(token)}`]) {
    assert.is(parseOwnerToken(text), undefined)
  }
})

test.run()
