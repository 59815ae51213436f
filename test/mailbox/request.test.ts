import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import * as pb from '../../src/mailbox/mail.pb.ts'
import { decodeRequest } from '../../src/mailbox/request-decoder.ts'
import { encodeRequest } from '../../src/mailbox/request.ts'
import { fuzz } from '../fuzz.ts'
import { value } from './fixture.ts'
import { OPERATIONS } from './samples.ts'
import type { Result } from '../../src/base/errors.ts'
import type { Request } from '../../src/mailbox/request.ts'

const test = suite('mailbox request')
const bytes = (length: number): Uint8Array => new Uint8Array(length).fill(7)
const box = bytes(16)

for (const [i, operation] of OPERATIONS.entries()) {
  test(`${operation.type} (${i}) comes back as it was`, () => {
    const frame = encodeRequest(i + 1, operation)
    assert.ok(frame.length <= 65_536)
    assert.equal(value(decodeRequest(frame)), { id: i + 1, operation })
  })
}

const MALFORMED: Readonly<Record<string, Partial<pb.Request>>> = {
  'an id of 0': { id: 0, subscribe: { box } },
  'two operations': { subscribe: { box }, fetch: { box, after: 0 } },
  'a short box name': { subscribe: { box: bytes(15) } },
  'a long token': { getBundle: { box, token: bytes(33) } },
  'an envelope of another size': {
    put: { box, token: bytes(32), envelope: bytes(2_047), ttl: 0, proof: bytes(0) }
  },
  'another time to live': {
    put: { box, token: bytes(32), envelope: bytes(2_048), ttl: 2, proof: bytes(0) }
  },
  'a proof of work that is too long': {
    put: { box, token: bytes(32), envelope: bytes(2_048), ttl: 0, proof: bytes(129) }
  },
  'an unknown kind of box': {
    lease: {
      box, key: bytes(32), kind: 5, bytes: 0, seconds: 0, proof: bytes(64), counter: bytes(0)
    }
  },
  'a counter that is too long': { renew: { box, seconds: 1, counter: bytes(65) } },
  'an unknown reason': { release: { box, reason: 0 } },
  'a short signature': { own: { box, proof: bytes(63) } },
  'nothing acknowledged': { acknowledge: { box, positions: [] } },
  'nothing granted': { grant: { box, allowances: [] } },
  'a short hash granted': {
    grant: { box, allowances: [{ tokenHash: bytes(31), envelopes: 1, bytes: 1 }] }
  },
  'nothing revoked': { revoke: { box, tokenHashes: [] } },
  'a bundle that is too long': { leaveBundle: { box, bundle: bytes(2_049) } },
  'a record that is too long': { records: { box, records: [bytes(1_301)] } },
  'too many positions': {
    acknowledge: { box, positions: Array.from({ length: 257 }, () => 1) }
  },
  'too many allowances': {
    grant: {
      box,
      allowances: Array.from({ length: 65 }, () => {
        return { tokenHash: bytes(32), envelopes: 1, bytes: 1 }
      })
    }
  },
  'too many records': { records: { box, records: Array.from({ length: 16 }, () => bytes(1)) } }
}

for (const [name, fields] of Object.entries(MALFORMED)) {
  test(`refuses ${name}`, () => {
    const decoded = decodeRequest(pb.Request.encode({ id: 1, ...fields }))
    assert.is(decoded.ok ? '' : decoded.fault.code, 'mail-malformed')
  })
}

test('an operation of a later version is no mistake', () => {
  const later = Uint8Array.of(8, 5, 0x7a, 2, 1, 2) // id 5, field 15: forward
  assert.equal(value(decodeRequest(later)), { id: 5, operation: undefined })
})

test('no bytes make the decoder throw, and what it accepts is in bounds', async () => {
  const samples = OPERATIONS.map((operation, i) => encodeRequest(i + 1, operation))
  const check = (result: Result<Request>): void => {
    const operation = result.ok ? result.value.operation : undefined
    if (operation === undefined) return
    // What was accepted is expressed again: it fits every bound of the encoder's own samples.
    assert.equal(value(decodeRequest(encodeRequest(1, operation))).operation, operation)
  }
  const counts = await fuzz(decodeRequest, samples, { seed: 'request', rounds: 4_000, check })
  assert.ok(counts.refused > 1_000)
})

test('groups nested without end are refused', () => {
  assert.is(decodeRequest(new Uint8Array(65_536).fill(0x7b)).ok, false)
})

test.run()
