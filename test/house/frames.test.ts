// The bytes between a house and its owners, and those that both keep: there and back, bent, cut.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { concat } from '../../src/base/bytes.ts'
import { decodeAnswer, encodeAnswer, houseCodes, houseDone, houseRefuse }
  from '../../src/house/house-answer.ts'
import { decodeReport, encodeReport } from '../../src/house/house-report.ts'
import { decodeHello, decodeRequest, encodeHello, encodeRequest, OWNER_NAME_MAX }
  from '../../src/house/house-request.ts'
import { decodeOwnedHouses, encodeOwnedHouses } from '../../src/house/owned-house.ts'
import { decodeOwners, encodeOwners } from '../../src/house/owner-list.ts'
import { decodeLink, decodeOwner, putLink, putOwner } from '../../src/house/owner-record.ts'
import { fuzz } from '../fuzz.ts'
import { seeded } from '../random.ts'
import type { Address, PeerKey } from '../../src/base/channel.ts'
import type { Ed25519PrivateKey, Ed25519PublicKey, Signature } from '../../src/crypto/keys.ts'
import type { HouseAnswer } from '../../src/house/house-answer.ts'
import type { HouseReport } from '../../src/house/house-report.ts'
import type { HouseRequest } from '../../src/house/house-request.ts'
import type { OwnedHouse } from '../../src/house/owned-house.ts'
import type { ListedOwner } from '../../src/house/owner-list.ts'
import type { OwnerRecord } from '../../src/house/owner-record.ts'
import type { HouseNonce } from '../../src/house/owner-proof.ts'
import type { OwnerToken, OwnerTokenHash } from '../../src/house/owner-token.ts'
import type { Operation } from '../../src/storage/store.ts'

const test = suite('frames of a house')
const random = seeded('frames')
const key = random(32) as Ed25519PublicKey
const peer = random(32) as PeerKey
const proof = random(64) as Signature
const token = random(32) as OwnerToken

const requests: HouseRequest[] = [
  { kind: 'claim', token, key, proof, name: 'Ana' },
  { kind: 'claim', token, key, proof, name: '' },
  { kind: 'prove', key, proof },
  { kind: 'report' }, { kind: 'owners' }, { kind: 'link' },
  { kind: 'set', settings: {} },
  { kind: 'set', settings: { policy: 'nobody' } },
  { kind: 'set', settings: { policy: 'visitors', alwaysOn: true } },
  { kind: 'disown', key },
  { kind: 'forget', peer }
]

const report: HouseReport = {
  policy: 'friends',
  alwaysOn: true,
  version: '0.1.0',
  uptime: 86_400,
  connections: 12,
  sent: 2 ** 40,
  received: 7,
  reserved: 0,
  room: 2 ** 31,
  addresses: ['/ip4/11.0.0.1/tcp/7684', '/dns4/house.example.org/tcp/443/tls/ws'] as Address[],
  kept: [
    { peer, who: 'owner', boxes: 3, envelopes: 5, bytes: 10_240, until: 1_800_000_000 },
    { peer: random(32) as PeerKey, who: 'visitor', boxes: 1, envelopes: 0, bytes: 0, until: 9 }
  ]
}
const owners: ListedOwner[] = [
  { key, name: 'Ana', since: 1, seen: 2 },
  { key: random(32) as Ed25519PublicKey, name: 'Ben', since: 3, seen: 4 }
]
const record: OwnerRecord = { key, name: 'Ana', since: 1, seen: 2, tokenHash: random(32) as
  OwnerTokenHash, peers: [peer, random(32) as PeerKey] }
const houses: OwnedHouse[] = [
  { host: { peer, addresses: [] }, key: random(32) as Ed25519PrivateKey, name: '', since: 5 },
  { host: { peer, addresses: ['/ip4/11.0.0.1/tcp/1/ws' as Address] }, name: 'Ana', since: 6, token,
    key: random(32) as Ed25519PrivateKey }
]

function valueOf (operation: Operation): Uint8Array {
  return operation.type === 'put' ? operation.value : new Uint8Array(0)
}

test('come back as they were', () => {
  for (const request of requests) assert.equal(decodeRequest(encodeRequest(request)), request)
  assert.equal(decodeHello(encodeHello(random(32) as HouseNonce))?.length, 32)
  assert.equal(decodeReport(encodeReport(report)), report)
  assert.equal(decodeOwners(encodeOwners(owners)), owners)
  assert.equal(decodeOwner(valueOf(putOwner(record))), record)
  assert.equal(decodeLink(valueOf(putLink(record.tokenHash))), record.tokenHash)
  assert.equal(decodeOwnedHouses(encodeOwnedHouses(houses)), houses)
  const answers: HouseAnswer[] = [houseDone(Uint8Array.of(1, 2)), houseRefuse('busy', 7),
    houseRefuse('token-used')]
  for (const answer of answers) assert.equal(decodeAnswer(encodeAnswer(answer)), answer)
  assert.equal(Object.values(houseCodes), [0, 1, 2, 3, 4, 5, 6, 7, 8])
})

test('of later versions are read as far as they are known', () => {
  assert.equal(decodeReport(concat(encodeReport(report), Uint8Array.of(1, 2, 3))), report)
  assert.is(decodeRequest(Uint8Array.of(9)), 'unknown')
  assert.is(decodeAnswer(Uint8Array.of(200, 1))?.code, 'unsupported')
  assert.equal(decodeRequest(Uint8Array.of(6, 2, 77, 3, 1, 2)), {
    kind: 'set', settings: { policy: 'nobody' }
  })
})

test('are refused where they break a bound', () => {
  assert.is(decodeRequest(Uint8Array.of(6, 1, 1, 3)), undefined, 'no such policy')
  assert.is(decodeRequest(Uint8Array.of(6, 1, 2, 2)), undefined, 'neither on nor off')
  assert.is(decodeRequest(Uint8Array.of(6, 9, ...Array.from({ length: 18 }, () => 9))), undefined)
  assert.is(decodeOwners(Uint8Array.of(17)), undefined)
  assert.is(decodeHello(Uint8Array.of(2, ...random(32))), undefined)
  assert.equal(decodeOwnedHouses(undefined), [])
  assert.is(decodeLink(undefined), undefined)
})

test('hold no more of a name than they may, and no half characters', () => {
  const long = encodeRequest({ kind: 'claim', token, key, proof, name: '🕯'.repeat(1_000) })
  const read = decodeRequest(long)
  assert.ok(read !== undefined && read !== 'unknown' && read.kind === 'claim')
  assert.is((read as { name: string }).name, '🕯'.repeat(OWNER_NAME_MAX / 4))
})

test('hold no more than one frame may', () => {
  const kept = Array.from({ length: 2_500 }, () => report.kept).flat()
  const addresses = Array.from({ length: 99 }, () => report.addresses[1] ?? '' as Address)
  const bytes = encodeReport({ ...report, kept, addresses })
  assert.ok(bytes.length <= 65_536)
  assert.is(decodeReport(bytes)?.kept.length, 512)
})

test('never throw, whatever comes', async () => {
  const decoders: [string, (bytes: Uint8Array) => unknown, Uint8Array[]][] = [
    ['request', decodeRequest, requests.map(encodeRequest)],
    ['hello', decodeHello, [encodeHello(random(32) as HouseNonce)]],
    ['answer', decodeAnswer, [encodeAnswer(houseRefuse('busy', 3)), encodeAnswer(houseDone())]],
    ['report', decodeReport, [encodeReport(report)]],
    ['owners', decodeOwners, [encodeOwners(owners)]],
    ['owner', decodeOwner, [valueOf(putOwner(record))]],
    ['link', decodeLink, [valueOf(putLink(record.tokenHash))]],
    ['owned', decodeOwnedHouses, [encodeOwnedHouses(houses)]]
  ]
  for (const [seed, decode, samples] of decoders) {
    await fuzz(decode, samples, { seed })
  }
})

test.run()
