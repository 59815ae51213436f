import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { generateEd25519 } from '../../src/crypto/ed25519.ts'
import { createInviteSecret } from '../../src/identity/invite-secrets.ts'
import { inviteCapability, newCapability, tokenHash } from '../../src/mailbox/capability.ts'
import { isReceipt, makeReceipt } from '../../src/mailbox/hold.ts'
import { proveBox, provesBox } from '../../src/mailbox/ownership.ts'
import { seeded } from '../random.ts'
import type { PeerKey } from '../../src/base/channel.ts'
import type { Receipt } from '../../src/mailbox/hold.ts'
import type { StreamNonce } from '../../src/mailbox/ownership.ts'
import type { BoxId, EnvelopeHash } from '../../src/message/envelope.ts'

const test = suite('capability')
test.before(cryptoReady)
const random = seeded('capability')
const host = { peer: random(32) as PeerKey, addresses: [] }

test('what an invite holds for a host is derived as PROTOCOL §4 says', () => {
  const secret = createInviteSecret(random)
  const derived = inviteCapability(secret, host, 5)
  const kdf = (what: string, length: number): Uint8Array => {
    return hkdf(sha256, secret, sha256(host.peer), utf8ToBytes(`snug/1/invite/${what}`), length)
  }
  assert.equal(derived.box, kdf('box', 16))
  assert.equal(derived.token, kdf('token', 32))
  assert.equal(derived.outer, kdf('outer', 32))
  assert.is(derived.until, 5)
})

test('two hosts of one invite have nothing in common', () => {
  const secret = createInviteSecret(random)
  const one = inviteCapability(secret, host, 5)
  const two = inviteCapability(secret, { ...host, peer: random(32) as PeerKey }, 5)
  assert.not.equal(one.box, two.box)
  assert.not.equal(one.token, two.token)
  assert.not.equal(one.outer, two.outer)
})

test('the hash of a token and the receipt are what PROTOCOL §10.1 says', () => {
  const { token, box } = newCapability(host, random(16) as BoxId, 0, random)
  assert.equal(tokenHash(token), sha256(concatBytes(utf8ToBytes('snug/1/token\0'), token)))
  const hold = { box, envelope: random(32) as EnvelopeHash, until: 0x01020304 }
  const key = hkdf(sha256, token, host.peer, utf8ToBytes('snug/1/receipt'), 32)
  const said = concatBytes(
    utf8ToBytes('snug/1/hold\0'), box, hold.envelope, Uint8Array.of(1, 2, 3, 4)
  )
  assert.equal(makeReceipt(token, host.peer, hold), hmac(sha256, key, said))
})

test('a receipt promises exactly what it says, for one token and of one host', () => {
  const { token, box } = newCapability(host, random(16) as BoxId, 0, random)
  const hold = { box, envelope: random(32) as EnvelopeHash, until: 99 }
  const receipt = makeReceipt(token, host.peer, hold)
  assert.ok(isReceipt(receipt, token, host.peer, hold))
  const other = newCapability(host, box, 0, random).token
  assert.not(isReceipt(receipt, other, host.peer, hold))
  assert.not(isReceipt(receipt, token, random(32) as PeerKey, hold))
  assert.not(isReceipt(receipt, token, host.peer, { ...hold, until: 100 }))
  assert.not(isReceipt(receipt, token, host.peer, { ...hold, box: random(16) as BoxId }))
  const envelope = random(32) as EnvelopeHash
  assert.not(isReceipt(receipt, token, host.peer, { ...hold, envelope }))
  for (let bit = 0; bit < 256; bit++) {
    const bent = receipt.slice() as Receipt
    bent[bit >> 3] = (bent[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    assert.not(isReceipt(bent, token, host.peer, hold))
  }
})

test('a proof counts for one box, one host, one peer and one stream', () => {
  const key = generateEd25519(random)
  const box = random(16) as BoxId
  const context = {
    host: host.peer, owner: random(32) as PeerKey, nonce: random(32) as StreamNonce
  }
  const proof = proveBox(key, context, box)
  assert.ok(provesBox(key.publicKey, context, box, proof))
  assert.not(provesBox(generateEd25519(random).publicKey, context, box, proof))
  assert.not(provesBox(key.publicKey, context, random(16) as BoxId, proof))
  for (const field of ['host', 'owner', 'nonce'] as const) {
    assert.not(provesBox(key.publicKey, { ...context, [field]: random(32) }, box, proof))
  }
})

test.run()
