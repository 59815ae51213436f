import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { unwrap } from '../../src/base/errors.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { createSelf, loadSelf, putSelf, withNewDiscovery } from '../../src/conversation/self.ts'
import { decodeDeviceList, isListed } from '../../src/identity/device-list.ts'
import { NOW } from '../identity/people.ts'
import { seeded } from '../random.ts'
import { MemoryStore } from '../simulation/memory-store.ts'

const test = suite('self')
test.before(cryptoReady)

test('a new person is in the list of their devices, and is read as they were stored', async () => {
  const store = new MemoryStore()
  assert.is(await loadSelf(store), undefined, 'a house has nobody')
  const self = createSelf('Ana', seeded('self'), NOW)
  await store.commit([putSelf(self)])
  assert.equal(await loadSelf(store), self)
  assert.ok(isListed(unwrap(decodeDeviceList(self.deviceList)), self.device.certificate))
})

test('a damaged record is not taken for nobody', async () => {
  const store = new MemoryStore()
  const self = createSelf('Ana', seeded('self'), NOW)
  const operation = putSelf(self)
  if (operation.type !== 'put') throw new Error('a deletion')
  for (const at of [0, 5, 40, operation.value.length - 1]) {
    const value = operation.value.slice()
    value[at] = (value[at] ?? 0) ^ 0xff
    await store.commit([{ ...operation, value: at > 100 ? value.slice(0, -1) : value }])
    assert.is(await loadSelf(store), 'damaged', String(at))
  }
})

test('a new discovery secret has a higher version, whatever the clock says', () => {
  const self = createSelf('Ana', seeded('self'), NOW)
  const next = withNewDiscovery(self, seeded('next'), NOW - 1e9)
  assert.is(next.discoveryVersion, self.discoveryVersion + 1)
  assert.not.equal(next.discoverySecret, self.discoverySecret)
  assert.is(next.device, self.device)
})

test.run()
