// What counts as signed of a first message by a reusable address, and what does not.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY, SECOND } from '../../src/base/limits.ts'
import { signedBy, signedRequest } from '../../src/conversation/signed-requests.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { createAccount } from '../../src/identity/account.ts'
import { createDevice } from '../../src/identity/device.ts'
import { ManualClock, START } from '../clock.ts'
import { seeded } from '../random.ts'
import type { FirstMessage } from '../../src/delivery/sink.ts'
import type { AccountId } from '../../src/identity/account.ts'
import type { Hello } from '../../src/message/controls/hello.ts'
import type { Control } from '../../src/message/control.ts'
import type { Self } from '../../src/conversation/self.ts'

const test = suite('signed requests')
test.before(cryptoReady)

interface Written {
  readonly message: FirstMessage
  readonly hello: Hello
  readonly controls: readonly Control[]
  readonly to: AccountId
}

/** What Ben writes to Ana's address, at the moment at which tests begin. */
function written (seed: string): Written {
  const random = seeded(seed)
  const device = createDevice(createAccount(random), random, START)
  const to = createAccount(random).id
  const hello = { kind: 'hello', bundleHash: random(32), note: 'It is Ben' } as unknown as Hello
  const self = () => ({ device, name: 'Ben' }) as unknown as Self
  const controls: Control[] = [hello, { kind: 'profile', name: 'Ben' },
    signedRequest({ clock: new ManualClock(), self }, to, hello.note)]
  const message = { certificate: device.certificate, now: START } as unknown as FirstMessage
  return { message, hello, controls, to }
}

function codeOf ({ message, hello, controls, to }: Written): string {
  const signed = signedBy(message, hello, controls, to)
  return signed.ok ? 'signed' : signed.fault.code
}

test('is who wrote it, to whom, under which name, with which words', () => {
  const ben = written('ben')
  const signed = signedBy(ben.message, ben.hello, ben.controls, ben.to)
  assert.ok(signed.ok)
  if (!signed.ok) return
  assert.equal([signed.value.name, signed.value.note, signed.value.time],
    ['Ben', 'It is Ben', Math.floor(START / SECOND)])
})

test('nothing counts that says something else than what was signed', () => {
  const [ben, dan] = [written('ben'), written('dan')]
  const request = dan.controls.filter(({ kind }) => kind === 'request')
  const others = ben.controls.filter(({ kind }) => kind !== 'request')
  const changed: readonly Written[] = [
    { ...ben, controls: others },
    { ...ben, controls: [...others, ...request] },
    { ...ben, to: dan.to },
    { ...ben, message: { ...ben.message, certificate: dan.message.certificate } },
    { ...ben, hello: { ...ben.hello, note: 'It is Dan' } },
    { ...ben, controls: ben.controls.map((control) =>
      control.kind === 'profile' ? { ...control, name: 'Dan' } : control) }
  ]
  for (const each of changed) assert.is(codeOf(each), 'request-unsigned')
})

test('a time counts from a day ahead to fifteen days back: mail may have waited', () => {
  const ben = written('ben')
  const at = (ms: number): string => codeOf({ ...ben, message: { ...ben.message,
    now: START + ms } })
  assert.equal([at(-DAY), at(0), at(15 * DAY)], ['signed', 'signed', 'signed'])
  assert.equal([at(-DAY - SECOND), at(15 * DAY + SECOND)], ['request-unsigned', 'request-unsigned'])
})

test.run()
