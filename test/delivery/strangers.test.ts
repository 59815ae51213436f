import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { unwrap } from '../../src/base/errors.ts'
import { Correspondents } from '../../src/delivery/correspondents.ts'
import { FirstContact } from '../../src/delivery/first-contact.ts'
import { PrekeyShelf } from '../../src/delivery/prekey-shelf.ts'
import { Seen } from '../../src/delivery/seen.ts'
import { Strangers } from '../../src/delivery/strangers.ts'
import { Correspondence } from '../../src/delivery/correspondence.ts'
import { newRemoteDevice } from '../../src/delivery/remote-device.ts'
import { newState } from '../../src/delivery/session-record.ts'
import { asSymmetricKey } from '../../src/crypto/keys.ts'
import { startSession } from '../../src/session/first-contact.ts'
import { ManualClock } from '../clock.ts'
import { person } from '../identity/people.ts'
import { MemoryStore } from '../simulation/memory-store.ts'
import { NOW, posting } from './pair.ts'
import { quietSink } from './quiet-sink.ts'
import type { FirstMessage } from '../../src/delivery/sink.ts'

const test = suite('strangers')

/** Ana redeems an invite of Ben. */
class Bench {
  readonly store = new MemoryStore()
  readonly ana = person('strangers/ana')
  readonly ben = person('strangers/ben')
  readonly random = this.ben.random.fork('strangers')
  readonly shelf = new PrekeyShelf()
  readonly correspondents = new Correspondents()
  readonly first: FirstMessage[] = []
  readonly known: Uint8Array[] = []
  readonly refused: string[] = []
  readonly strangers: Strangers
  readonly out: Correspondence
  verdict: 'accept' | 'refuse' = 'accept'

  constructor (kind: 'invite' | 'address' = 'invite') {
    const clock = new ManualClock(NOW)
    const psk = asSymmetricKey(this.random(32))
    const { bundle } = kind === 'invite'
      ? this.shelf.forInvite(this.ben.device, psk, NOW + 1e9, NOW, this.random)
      : this.shelf.forAddress(this.ben.device, psk, NOW, this.random)
    const { sessions } = unwrap(startSession(this.ana.device, bundle, psk, NOW, this.random))
    this.out = new Correspondence(newRemoteDevice(this.ben.device.certificate), newState(sessions))
    const sink = quietSink({
      first: (message) => {
        this.first.push(message)
        if (this.verdict === 'refuse') return { ok: false, fault: { code: 'no', message: 'No.' } }
        return { ok: true, value: { accepted: true, effects: () => {
          const back = this.correspondents.get(message.certificate.deviceId)
          if (back === undefined) throw new Error('the device can be written to by now')
          const { operations } = back.post(posting('welcome'), NOW, this.random)
          return { operations }
        } } }
      }
    })
    this.strangers = new Strangers({
      store: this.store,
      clock,
      random: this.random,
      sink,
      seen: new Seen(this.store),
      shelf: this.shelf,
      correspondents: this.correspondents,
      firstContact: new FirstContact(this.ben.device, this.shelf, clock),
      known: (_correspondence, inner) => {
        this.known.push(inner)
        return Promise.resolve()
      },
      refused: (code) => { this.refused.push(code) },
      sent: () => {}
    })
  }

  inner (text: string): Uint8Array {
    return this.out.post(posting(text), NOW, this.random).item.inner
  }
}

test('a first message makes its device known, and is answered in the same write', async () => {
  const bench = new Bench()
  const correspondence = await bench.strangers.receive(bench.inner('hello'))
  assert.ok(correspondence?.device.accepted)
  assert.is(bench.store.commits, 1)
  assert.equal([...correspondence?.outbox.items() ?? []].map(({ seq }) => seq), [1])
  const again = new Correspondents()
  assert.is(await again.load(bench.store), 0)
  const read = again.get(bench.ana.device.certificate.deviceId)
  assert.is(read?.post(posting('next'), NOW, bench.random).item.seq, 2,
    'the stored state is the one after the answer')
  assert.is(read?.received.highest, 1)
})

test('what the conversations refuse leaves no trace', async () => {
  const bench = new Bench()
  bench.verdict = 'refuse'
  assert.is(await bench.strangers.receive(bench.inner('hello')), undefined)
  assert.equal(bench.refused, ['no'])
  assert.is(bench.store.commits, 0)
  assert.equal(bench.correspondents.all(), [])
})

test('the first message of who was forgotten lets nobody in again, nor do its later ones',
  async () => {
    const bench = new Bench('address')
    const [hello, second] = [bench.inner('hello'), bench.inner('second')]
    const known = await bench.strangers.receive(hello)
    assert.ok(known)
    await bench.store.commit([...bench.correspondents.remove(known),
      ...bench.shelf.forget(known.id)])
    for (const inner of [hello, second, hello]) {
      assert.is(await bench.strangers.receive(inner), undefined)
    }
    assert.equal(bench.refused, ['replayed', 'replayed', 'replayed'])
    assert.is(bench.first.length, 1)
    assert.equal(bench.correspondents.all(), [])
    const again = new PrekeyShelf()
    await again.load(bench.store)
    const read = new FirstContact(bench.ben.device, again, new ManualClock(NOW))
    assert.ok(read.isSpent(hello), 'also after a restart')
    assert.is(read.knownSender(hello), undefined, 'and nobody knows whose it was')
  })

test('a message that overtook the first one waits for it', async () => {
  const bench = new Bench()
  const [hello, second, third] = ['hello', 'second', 'third'].map((text) => bench.inner(text))
  assert.ok(hello && second && third)
  assert.is(await bench.strangers.receive(third), undefined)
  assert.is(await bench.strangers.receive(second), undefined)
  assert.is(bench.first.length, 0, 'it is not taken for the first')
  await bench.strangers.receive(hello)
  assert.equal(bench.known, [third, second])
})

test('early messages that nothing follows take only so much memory', async () => {
  const bench = new Bench()
  const hello = bench.inner('hello')
  const early = Array.from({ length: 50 }, (_, i) => bench.inner(String(i)))
  for (const inner of early) await bench.strangers.receive(inner)
  await bench.strangers.receive(hello)
  assert.equal(bench.known, early.slice(-32))
})

test('what is no first message, or was changed, is refused', async () => {
  const bench = new Bench()
  const inner = bench.inner('hello')
  await bench.strangers.receive(bench.random(2_000))
  await bench.strangers.receive(new Uint8Array(0))
  const changed = inner.slice()
  changed[200] = (changed[200] ?? 0) ^ 1
  await bench.strangers.receive(changed)
  assert.is(bench.refused.length, 3)
  assert.is(bench.first.length, 0)
})

test.run()
