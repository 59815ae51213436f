// STUN: the vectors of RFC 5769, what is refused, a server that answers on both families, and how
// often.

import { createSocket } from 'node:dgram'
import { crc32 } from 'node:zlib'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { listenOrder } from '../../node/listen.ts'
import { StunRates } from '../../node/stun-rates.ts'
import { startStunServer } from '../../node/stun-server.ts'
import { concat, fromHex, toHex } from '../../src/base/bytes.ts'
import { answerStun } from '../../src/network/stun.ts'
import { freePort } from '../e2e/free-port.ts'
import { fuzz } from '../fuzz.ts'
import type { Rate } from '../../src/mailbox/token-bucket.ts'

function hex (text: string): Uint8Array {
  return fromHex(text.replaceAll(' ', '')) ?? new Uint8Array()
}

const TRANSACTION = 'b7e7a701 bc34d686 fa87dfae'
const REQUEST = hex(`0001 0000 2112a442 ${TRANSACTION}`)
const PORT = 32_853

test('answers carry the addresses of RFC 5769 §2.2 and §2.3', () => {
  const four = answerStun(REQUEST, new Uint8Array([192, 0, 2, 1]), PORT)
  assert.is(toHex(four ?? new Uint8Array()), toHex(hex(
    `0101 000c 2112a442 ${TRANSACTION} 0020 0008 0001 a147 e112a643`)))
  const six = answerStun(REQUEST, hex('20010db8 12345678 00112233 44556677'), PORT)
  assert.is(toHex(six ?? new Uint8Array()), toHex(hex(
    `0101 0018 2112a442 ${TRANSACTION} 0020 0014 0002 a147 0113a9fa a5d3f179 bc25f4b5 bed2b9d9`)))
})

/** A binding request with these attributes, and a fingerprint where it is asked for. */
function request (attributes: string, fingerprint = false): Uint8Array {
  const bytes = hex(attributes)
  const length = bytes.length + (fingerprint ? 8 : 0)
  const head = hex(`0001 ${length.toString(16).padStart(4, '0')} 2112a442 ${TRANSACTION}`)
  const before = concat(head, bytes)
  if (!fingerprint) return before
  const sum = ((crc32(before) ^ 0x5354554e) >>> 0).toString(16).padStart(8, '0')
  return concat(before, hex(`8028 0004 ${sum}`))
}

const SOFTWARE = '8022 0004 74657374'

test('what may be passed over is passed over, and nothing but requests is answered', () => {
  const ip = new Uint8Array([11, 0, 0, 1])
  for (const right of [request(SOFTWARE), request('8022 0003 746573 00'), request('8022 0000')]) {
    assert.is(answerStun(right, ip, 1)?.length, 32)
  }
  for (const wrong of [
    hex(`0101 0000 2112a442 ${TRANSACTION}`), hex(`0001 0000 2112a443 ${TRANSACTION}`),
    hex(`0001 0004 2112a442 ${TRANSACTION}`), REQUEST.subarray(1), new Uint8Array(),
    hex(`0011 0000 2112a442 ${TRANSACTION}`), hex(`0002 0000 2112a442 ${TRANSACTION}`),
    request('8022 0003 746573'), request('8022 0008 74657374'), request('8022'),
    concat(REQUEST, new Uint8Array(1_000))
  ]) assert.is(answerStun(wrong, ip, 1), undefined)
})

test('a request with what would have to be understood is not answered', () => {
  // RESPONSE-PORT and CHANGE-REQUEST send answers elsewhere; USERNAME asks to be known.
  for (const attribute of ['0027 0004 00350000', '0003 0004 00000006', '0006 0004 616e6100']) {
    assert.is(answerStun(request(attribute), new Uint8Array(4), 1), undefined)
    assert.is(answerStun(request(`${SOFTWARE} ${attribute}`), new Uint8Array(4), 1), undefined)
  }
})

test('a fingerprint is not asked for; one that is there must be right, and last', () => {
  const ip = new Uint8Array(4)
  const marked = request(SOFTWARE, true)
  assert.is(answerStun(marked, ip, 1)?.length, 32)
  const bent = marked.slice()
  bent[bent.length - 1] = (bent.at(-1) ?? 0) ^ 1
  assert.is(answerStun(bent, ip, 1), undefined)
  const followed = concat(request('', true), hex(SOFTWARE))
  followed[3] = 16
  assert.is(answerStun(followed, ip, 1), undefined)
  assert.is(answerStun(request('8028 0002 0000 0000'), ip, 1), undefined)
})

test('a packet from port 0, which anybody can forge, is not answered: sending there throws', () => {
  assert.is(answerStun(REQUEST, new Uint8Array(4), 0), undefined)
  assert.ok(answerStun(REQUEST, new Uint8Array(4), 1))
})

test('each network is answered so often, all of them together so often, and no more', () => {
  const rate = (burst: number): Rate => ({ burst, perSecond: burst })
  const rates = new StunRates(0, { all: rate(10), network: rate(4), networks: 3 })
  const from = (text: string): Uint8Array =>
    text.includes('.') ? new Uint8Array(text.split('.').map(Number)) : hex(text)
  const asks = (count: number, text: string, now: number): number =>
    Array.from({ length: count }, () => rates.admit(from(text), now)).filter(Boolean).length
  assert.is(asks(4, '11.0.0.1', 0) + asks(4, '11.0.0.2', 0), 4, 'one network')
  const six = '20010db8 00010000 00000000 00000001'
  const neighbour = '20010db8 0001ffff 00000000 00000002'
  assert.is(asks(4, six, 0) + asks(4, neighbour, 0), 4, 'one network of IPv6')
  assert.is(asks(4, '11.0.1.1', 0), 2, 'all together')
  assert.is(asks(8, '11.0.0.1', 1_000), 4, 'a second later')
  for (let number = 0; number < 100; number++) rates.admit(from(`12.0.${number}.1`), 1_000)
})

test('bent requests never throw, and no answer is much longer than its request', async () => {
  const decode = (bytes: Uint8Array): Uint8Array | undefined =>
    answerStun(bytes, new Uint8Array(16), 9)
  const counts = await fuzz(decode, [
    REQUEST, request(SOFTWARE), request(SOFTWARE, true)
  ], {
    seed: 'stun',
    check: (answer, input) => {
      if ((answer?.length ?? 0) > input.length + 24) throw new Error('too long an answer')
    }
  })
  assert.ok(counts.refused > 500)
})

test('the server tells a client of each family how it looks', async () => {
  const port = await freePort()
  const server = await startStunServer(port)
  try {
    assert.ok(server.families.includes('ip4'))
    for (const family of server.families) {
      const six = family === 'ip6'
      const client = createSocket(six ? 'udp6' : 'udp4')
      try {
        const answered = new Promise<Buffer>((resolve) => { client.once('message', resolve) })
        client.send(REQUEST, port, six ? '::1' : '127.0.0.1')
        const answer = await answered
        assert.is(answer.length, six ? 44 : 32)
        assert.is(answer.readUInt16BE(26) ^ 0x2112, client.address().port)
      } finally {
        client.close()
      }
    }
    const second = await startStunServer(port)
    assert.equal(second.families, [])
    second.close()
  } finally {
    server.close()
  }
})

test('IPv6 is listened on first, and not at all where the machine has none', () => {
  const listen = ['/ip4/0.0.0.0/tcp/1', '/ip6/::/tcp/1', '/ip4/0.0.0.0/udp/2/webrtc-direct']
  assert.equal(listenOrder(listen, true), [listen[1], listen[0], listen[2]])
  assert.equal(listenOrder(listen, false), [listen[0], listen[2]])
})

test.run()
