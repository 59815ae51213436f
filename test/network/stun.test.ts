// STUN: the vectors of RFC 5769, what is refused, and a server that answers on both families.

import { createSocket } from 'node:dgram'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { listenOrder } from '../../node/listen.ts'
import { startStunServer } from '../../node/stun-server.ts'
import { concat, fromHex, toHex } from '../../src/base/bytes.ts'
import { answerStun } from '../../src/network/stun.ts'
import { fuzz } from '../fuzz.ts'

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

test('attributes of a request are passed over, and nothing but requests is answered', () => {
  const ip = new Uint8Array([11, 0, 0, 1])
  const withSoftware = concat(hex(`0001 0008 2112a442 ${TRANSACTION}`), hex('8022 0004 74657374'))
  assert.ok(answerStun(withSoftware, ip, 1) !== undefined)
  for (const wrong of [
    hex(`0101 0000 2112a442 ${TRANSACTION}`), hex(`0001 0000 2112a443 ${TRANSACTION}`),
    hex(`0001 0004 2112a442 ${TRANSACTION}`), REQUEST.subarray(1), new Uint8Array(),
    concat(REQUEST, new Uint8Array(1_000))
  ]) assert.is(answerStun(wrong, ip, 1), undefined)
})

test('a packet from port 0, which anybody can forge, is not answered: sending there throws', () => {
  assert.is(answerStun(REQUEST, new Uint8Array(4), 0), undefined)
  assert.ok(answerStun(REQUEST, new Uint8Array(4), 1))
})

test('bent requests never throw, and no answer is much longer than its request', async () => {
  const decode = (bytes: Uint8Array): Uint8Array | undefined =>
    answerStun(bytes, new Uint8Array(16), 9)
  const counts = await fuzz(decode, [REQUEST], {
    seed: 'stun',
    check: (answer, input) => {
      if ((answer?.length ?? 0) > input.length + 24) throw new Error('too long an answer')
    }
  })
  assert.ok(counts.refused > 500)
})

test('the server tells a client of each family how it looks', async () => {
  const port = 20_000 + process.pid % 20_000
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
