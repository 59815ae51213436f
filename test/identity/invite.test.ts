import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { concat } from '../../src/base/bytes.ts'
import { unwrap } from '../../src/base/errors.ts'
import { INVITE_MAX } from '../../src/base/limits.ts'
import { labelled } from '../../src/crypto/ed25519.ts'
import { sha256 } from '../../src/crypto/hash.ts'
import { certificateHash } from '../../src/identity/certificate.ts'
import { decodeInvite, encodeInvite } from '../../src/identity/invite.ts'
import { fuzz } from '../fuzz.ts'
import { address, ana, cleo, dan, host, oneTime } from './invites.ts'
import { refusal, refusesEveryChange } from './tampering.ts'
import type { Invite } from '../../src/identity/invite.ts'

const test = suite('invite')
const invite = oneTime([cleo, dan])
const bytes = encodeInvite(invite)
const HOSTS = 102 // where the number of hosts stands

/** The body with the check that belongs to it: what other software would make. */
function checked (body: Uint8Array): Uint8Array {
  return concat(body, sha256(labelled('snug/1/invite-check', body)).slice(0, 4))
}

test('comes back as it was, with no host up to three', () => {
  const third = host('third', '/dns/house.example.org/tcp/443/tls/ws')
  for (const hosts of [[], [cleo], [cleo, dan], [cleo, dan, third]]) {
    const some = oneTime(hosts)
    assert.equal(unwrap(decodeInvite(encodeInvite(some))), some)
  }
})

test('a reusable address comes back as it was, also without an end', () => {
  const { bundleHash: _, ...fields } = oneTime([cleo], 0)
  const hash = certificateHash(ana.device.certificate)
  const reusable: Invite = { ...fields, kind: 'reusable', certificateHash: hash }
  assert.equal(unwrap(decodeInvite(encodeInvite(reusable))), reusable)
})

test('a typical one has at most 250 bytes', () => {
  const tcp4 = '/ip4/45.83.220.7/tcp/7684'
  const tcp6 = '/ip6/2a01:4f8:c17:b0f::2/tcp/7684'
  const named = '/dns/house.example.org/tcp/443/tls/ws'
  const sizes = [[tcp4], [tcp6], [tcp4, tcp6], [tcp4, named]].map((addresses) =>
    [[host('Cleo', ...addresses)], [host('Cleo', ...addresses), host('Dan', ...addresses)]]
      .map((hosts) => encodeInvite(oneTime(hosts)).length))
  assert.equal(sizes, [[149, 191], [161, 215], [170, 233], [176, 245]])
})

test('never has more than 512 bytes', () => {
  const long = (name: string): Invite['hosts'][number] =>
    host(name, `/dns/${'a'.repeat(40)}/tcp/1`, `/dns/${'b'.repeat(45)}/tcp/1`)
  const full = encodeInvite(oneTime([long('1'), long('2'), long('3')]))
  assert.ok(full.length <= INVITE_MAX && full.length > 490, `${full.length} bytes`)
  const tooLong = host('1', `/dns/${'a'.repeat(97)}/tcp/1`)
  assert.throws(() => encodeInvite(oneTime([tooLong])), RangeError)
  assert.throws(() => encodeInvite(oneTime([cleo, cleo, cleo, cleo])), RangeError)
})

test('no byte of it can be changed', () => {
  refusesEveryChange(bytes, decodeInvite)
})

test('one that is cut anywhere is called cut short', () => {
  for (let length = 0; length < bytes.length; length++) {
    assert.is(refusal(decodeInvite(bytes.slice(0, length))), 'invite-short', `${length} bytes`)
  }
})

test('damage, also of the version and kind, is called damage', () => {
  for (const at of [0, 1, 2, 40, 70, 99, 110, bytes.length - 1]) {
    const changed = bytes.with(at, (bytes[at] ?? 0) ^ 0x02)
    assert.is(refusal(decodeInvite(changed)), 'invite-damaged', `byte ${at}`)
  }
  assert.is(refusal(decodeInvite(concat(bytes, new Uint8Array([1])))), 'invite-damaged')
})

test('one of a newer Snug or of an unknown kind is called so', () => {
  const body = bytes.slice(0, -4)
  assert.is(refusal(decodeInvite(checked(body.with(0, 2)))), 'invite-newer')
  assert.is(refusal(decodeInvite(checked(new Uint8Array([9])))), 'invite-newer')
  assert.is(refusal(decodeInvite(checked(body.with(1, 3)))), 'invite-kind')
  assert.is(refusal(decodeInvite(checked(body.with(1, 0)))), 'invite-kind')
})

test('one whose lengths contradict each other was not made correctly', () => {
  const body = bytes.slice(0, -4)
  const short = encodeInvite(oneTime([])).slice(0, -4)
  const crowded = concat(short.with(HOSTS, 1), cleo.peer, new Uint8Array(102).with(0, 101))
  for (const wrong of [
    body.with(HOSTS, 1), body.with(HOSTS, 4), body.with(HOSTS, 3), body.with(0, 0),
    short.slice(0, 60), body.with(HOSTS + 33, 29), body.with(HOSTS + 34, 200), crowded
  ]) assert.is(refusal(decodeInvite(checked(wrong))), 'invite-malformed')
})

test('one that is too long is called so', () => {
  assert.is(refusal(decodeInvite(new Uint8Array(INVITE_MAX + 1))), 'invite-long')
})

test('an address of a kind not known here is left out, the others stay', () => {
  const unknown = new Uint8Array([4, 0xff, 0x7f, 1, 2])
  const known = new Uint8Array([8, 4, 45, 83, 220, 7, 6, 0x1e, 0x04])
  const head = encodeInvite(oneTime([])).slice(0, HOSTS)
  const body = concat(head, new Uint8Array([1]), cleo.peer, new Uint8Array([14]), unknown, known)
  assert.equal(unwrap(decodeInvite(checked(body))).hosts, [{
    peer: cleo.peer, addresses: [address('/ip4/45.83.220.7/tcp/7684')]
  }])
})

test('its decoder bears any bytes and accepts no change', async () => {
  const { refused } = await fuzz(decodeInvite, [bytes, encodeInvite(oneTime([]))], {
    seed: 'invite',
    rounds: 5_000,
    check: (result, _input, changed) => assert.not(changed && result.ok)
  })
  assert.ok(refused > 0)
})

test('bytes that pass the check are bounded however wrong they are', async () => {
  await fuzz((body) => decodeInvite(checked(body)), [bytes.slice(0, -4)], {
    seed: 'checked invite',
    rounds: 5_000,
    check: (result) => {
      if (!result.ok) return
      assert.ok(result.value.hosts.length <= 3)
      assert.ok(encodeInvite(result.value).length <= INVITE_MAX)
    }
  })
})

test.run()
