import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { decodeInvitation, putInvitation } from '../../src/conversation/invitation.ts'
import { asDeviceId } from '../../src/identity/certificate.ts'
import { createInviteSecret } from '../../src/identity/invite-secrets.ts'
import { fuzz } from '../fuzz.ts'
import { seeded } from '../random.ts'
import type { Invitation } from '../../src/conversation/invitation.ts'
import type { BoxId } from '../../src/message/envelope.ts'

const test = suite('invitation')
const random = seeded('invitation')

const invitation: Invitation = {
  kind: 'once', secret: createInviteSecret(random), link: `snug:${'x'.repeat(300)}`, createdAt: 1,
  expiresAt: 2, state: 'open', boxes: [random(16) as BoxId, random(16) as BoxId]
}

function recordOf (each: Invitation): Uint8Array {
  const operation = putInvitation(each)
  if (operation.type !== 'put') throw new Error('a deletion')
  return operation.value
}

test('an invitation comes back as it was stored, of either kind and in every state', () => {
  for (const kind of ['once', 'address'] as const) {
    for (const state of ['open', 'used', 'withdrawn', 'expired'] as const) {
      const each = { ...invitation, kind, state }
      assert.equal(decodeInvitation(recordOf(each)), each)
    }
  }
  const used = { ...invitation, state: 'used' as const, guest: asDeviceId(random(16)) }
  assert.equal(decodeInvitation(recordOf(used)), used)
})

test('a damaged record is refused', async () => {
  const counts = await fuzz(decodeInvitation, [recordOf(invitation)], { seed: 'invitation',
    check: (value) => {
      if (value !== undefined && value.boxes.length > 3) throw new Error('too many boxes')
    } })
  assert.ok(counts.refused > 0)
})

test.run()
