// What owners do at their house from afar, and what nobody else does.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { SnugError } from '../../src/base/errors.ts'
import { generateEd25519 } from '../../src/crypto/ed25519.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { decodeAnswer } from '../../src/house/house-answer.ts'
import { decodeHello, encodeRequest, HOUSE_PROTOCOL } from '../../src/house/house-request.ts'
import { PROVE_MS, STREAM_RATE } from '../../src/house/house-stream.ts'
import { proveOwner } from '../../src/house/owner-proof.ts'
import { parseOwnerToken } from '../../src/house/owner-token.ts'
import { linkOf, Village, VISITOR } from './village.ts'
import type { Channel, PeerKey } from '../../src/base/channel.ts'
import type { Ed25519KeyPair } from '../../src/crypto/keys.ts'
import type { HouseRequest } from '../../src/house/house-request.ts'
import type { HouseNonce } from '../../src/house/owner-proof.ts'
import type { OwnerToken } from '../../src/house/owner-token.ts'
import type { Owner, SimulatedHouse } from './village.ts'

const test = suite('looking after a house')
test.before(cryptoReady)

async function codeOf (work: Promise<unknown>): Promise<string> {
  return await work.then(() => 'done', (error: unknown) =>
    error instanceof SnugError ? error.code : String(error))
}

async function ownedBy (
  village: Village, name = 'Ana'
): Promise<{ house: SimulatedHouse, ana: Owner, peer: PeerKey }> {
  const house = await village.house()
  const ana = village.owner()
  await ana.owned.claim(house.at, await linkOf(house), name)
  return { house, ana, peer: house.node.self }
}

test('an owner sees how the house is', async () => {
  const { house, ana, peer } = await ownedBy(new Village('report'))
  assert.equal(await ana.owned.report(peer), house.report)
})

test('an owner changes for whom it keeps mail, and nothing else with it', async () => {
  const { house, ana, peer } = await ownedBy(new Village('set'))
  assert.is((await ana.owned.set(peer, { policy: 'nobody' })).policy, 'nobody')
  assert.equal(house.report.alwaysOn, false)
  const both = await ana.owned.set(peer, { policy: 'friends', alwaysOn: true })
  assert.equal([both.policy, both.alwaysOn], ['friends', true])
})

test('an owner lets others in, sees them, and shows them out', async () => {
  const village = new Village('others')
  const { house, ana, peer } = await ownedBy(village)
  const ben = village.owner()
  const token = parseOwnerToken(await ana.owned.link(peer))
  assert.ok(token !== undefined)
  await ben.owned.claim(house.at, token, 'Ben')
  const owners = await ana.owned.owners(peer)
  assert.equal(owners.map(({ name }) => name).sort(), ['Ana', 'Ben'])
  const key = owners.find(({ name }) => name === 'Ben')?.key
  assert.ok(key !== undefined)
  const left = await ana.owned.disown(peer, key)
  assert.equal(left.map(({ name }) => name), ['Ana'])
  assert.not.ok(house.keeper.isOwner(ben.node.self))
  assert.is(await codeOf(ben.owned.report(peer)), 'not-owner', 'also on the stream that was open')
  assert.is(await codeOf(ana.owned.disown(peer, key)), 'house-unknown-thing')
})

test('whoever was shown out knows it from then on', async () => {
  const village = new Village('out')
  const { house, ana, peer } = await ownedBy(village)
  await house.keeper.disown(' ana ')
  assert.is(await codeOf(house.keeper.disown('ana')), 'owner-unknown')
  const later = village.owner(ana.store)
  later.owned.start()
  for (let i = 0; i < 5; i++) await village.clock.advance(1)
  assert.equal(await later.owned.list(), [])
  assert.is(await codeOf(later.owned.report(peer)), 'not-owner')
  assert.is(village.clock.pending, 0, 'and nothing is tried again')
})

test('an owner gives the house up, there and here', async () => {
  const { house, ana, peer } = await ownedBy(new Village('leave'))
  house.node.down()
  assert.is(await codeOf(ana.owned.leave(peer)), 'house-silent')
  assert.is((await ana.owned.list()).length, 1, 'it is not given up in secret')
  house.node.up()
  house.keeper.start()
  await ana.owned.leave(peer)
  assert.equal(await ana.owned.list(), [])
  assert.not.ok(house.keeper.owned)
})

test('an owner has a visitor forgotten', async () => {
  const { house, ana, peer } = await ownedBy(new Village('forget'))
  await ana.owned.forget(peer, VISITOR)
  assert.equal(house.forgotten, [VISITOR])
  const nobody = new Uint8Array(32).fill(1) as PeerKey
  assert.is(await codeOf(ana.owned.forget(peer, nobody)), 'house-unknown-thing')
})

test('a failure of the house is answered in words and ends nothing', async () => {
  const { house, ana, peer } = await ownedBy(new Village('failure'))
  house.store.fail()
  assert.is(await codeOf(ana.owned.link(peer)), 'house-failed')
  assert.equal(await ana.owned.report(peer), house.report)
})

/** A stream of somebody who writes frames by hand. */
async function stream (
  village: Village, house: SimulatedHouse
): Promise<{ channel: Channel, nonce: HouseNonce, self: PeerKey }> {
  const { node } = village.owner()
  const opened = await node.connect(house.node.self, house.node.addresses, HOUSE_PROTOCOL)
  assert.ok(opened.ok)
  const channel = (opened as { value: Channel }).value
  const nonce = decodeHello(await channel.receive() ?? new Uint8Array())
  assert.ok(nonce !== undefined)
  return { channel, nonce, self: node.self }
}

async function ask (channel: Channel, request: HouseRequest): Promise<string | undefined> {
  await channel.send(encodeRequest(request))
  const frame = await channel.receive()
  return frame === undefined ? undefined : decodeAnswer(frame)?.code
}

test('strangers are answered nothing', async () => {
  const village = new Village('strangers')
  const { house } = await ownedBy(village)
  const { channel } = await stream(village, house)
  const key = generateEd25519(village.random).publicKey
  const requests: HouseRequest[] = [
    { kind: 'report' }, { kind: 'owners' }, { kind: 'link' },
    { kind: 'set', settings: { policy: 'nobody' } }, { kind: 'disown', key },
    { kind: 'forget', peer: VISITOR }
  ]
  for (const request of requests) assert.is(await ask(channel, request), 'not-owner')
  assert.is(house.report.policy, 'visitors')
  assert.equal(house.forgotten, [])
})

test('a proof counts for its key, its peer, its house and its stream only', async () => {
  const village = new Village('proof')
  const { house, ana, peer } = await ownedBy(village)
  const [record] = await ana.owned.list()
  const listed = await ana.owned.owners(peer)
  assert.ok(record !== undefined && listed[0] !== undefined)
  const keys: Ed25519KeyPair = { privateKey: record.key, publicKey: listed[0].key }
  const other = generateEd25519(village.random)
  const { channel, nonce, self } = await stream(village, house)
  const old = await stream(village, house)
  const context = { house: peer, peer: self, nonce }
  const proofs = [
    proveOwner(other, context),
    proveOwner(keys, { ...context, peer: ana.node.self }),
    proveOwner(keys, { ...context, house: ana.node.self }),
    proveOwner(keys, { ...context, nonce: old.nonce })
  ]
  for (const proof of proofs) {
    assert.is(await ask(channel, { kind: 'prove', key: keys.publicKey, proof }), 'not-owner')
  }
  const strange = proveOwner(other, context)
  assert.is(await ask(channel, { kind: 'prove', key: other.publicKey, proof: strange }),
    'not-owner')
  const proof = proveOwner(keys, context)
  assert.is(await ask(channel, { kind: 'prove', key: keys.publicKey, proof }), 'done')
  assert.is(await ask(channel, { kind: 'report' }), 'done')
  assert.ok(house.keeper.isOwner(self))
})

test('a stream that proves nothing is closed', async () => {
  const village = new Village('silent')
  const { house } = await ownedBy(village)
  const { channel } = await stream(village, house)
  const received = channel.receive()
  await village.clock.advance(PROVE_MS)
  assert.is(await received, undefined)
})

test('frames that cannot be read end the stream; requests of later versions do not', async () => {
  const village = new Village('frames')
  const { house } = await ownedBy(village)
  const { channel } = await stream(village, house)
  await channel.send(Uint8Array.of(200, 1, 2, 3))
  assert.is(decodeAnswer(await channel.receive() ?? new Uint8Array())?.code, 'unsupported')
  for (const bad of [[], [2], [3, 0], [8, 1]]) {
    const { channel: other } = await stream(village, house)
    await other.send(Uint8Array.from(bad))
    assert.is(await other.receive(), undefined)
  }
})

test('an impatient stranger is read slowly', async () => {
  const village = new Village('impatient')
  const { house } = await ownedBy(village)
  const { channel } = await stream(village, house)
  let answered = 0
  void (async () => { while (await channel.receive() !== undefined) answered++ })()
  for (let i = 0; i < 100; i++) void channel.send(encodeRequest({ kind: 'report' }))
  await village.clock.advance(5_000)
  assert.is(answered, STREAM_RATE.burst + 5 * STREAM_RATE.perSecond)
})

test('strangers who guess are told to wait, and owners are not', async () => {
  const village = new Village('guess')
  const { house, ana, peer } = await ownedBy(village)
  const codes = new Set<string | undefined>()
  for (let i = 0; i < 70; i++) {
    const { channel, nonce, self } = await stream(village, house)
    const keys = generateEd25519(village.random)
    const proof = proveOwner(keys, { house: peer, peer: self, nonce })
    const token = village.random(32) as OwnerToken
    codes.add(await ask(channel, { kind: 'claim', key: keys.publicKey, proof, token, name: '' }))
  }
  assert.equal([...codes], ['token-wrong', 'busy'])
  const later = village.owner(ana.store)
  assert.equal(await later.owned.report(peer), house.report)
  await village.owner().owned.claim(house.at, await linkOf(house), 'Ben')
})

test('strangers who come in numbers keep no owner out', async () => {
  const village = new Village('numbers')
  const { house, ana, peer } = await ownedBy(village)
  for (let i = 0; i < 200; i++) await stream(village, house)
  const later = village.owner(ana.store)
  assert.equal(await later.owned.report(peer), house.report)
})

test.run()
