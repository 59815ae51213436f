import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { changeSettings, loadSettings, putSettings,
  SETTINGS } from '../../src/conversation/settings.ts'
import { MemoryStore } from '../simulation/memory-store.ts'

const test = suite('settings')

test('what others see is off and messages stay for 30 days unless somebody chooses otherwise',
  async () => {
    const settings = await loadSettings(new MemoryStore())
    assert.equal(settings, { policy: 'friends', alwaysOn: false, retention: 2_592_000,
      keepRequests: 'ask',
      readReceipts: false, typing: false, presence: false,
      reach: 'invites', relayOnly: false })
  })

test('what may be set is set, alone or together, and kept', async () => {
  const store = new MemoryStore()
  const changes = { keepRequests: 'never', policy: 'nobody', alwaysOn: true, retention: 0,
    reach: 'introduced', readReceipts: true, typing: true, presence: true, relayOnly: true }
  const changed = changeSettings(await loadSettings(store), changes)
  assert.ok(changed.ok)
  if (!changed.ok) return
  await store.commit([putSettings(changed.value)])
  assert.equal(await loadSettings(store), changes)
})

test('everything else is refused with words, and changes nothing', async () => {
  const settings = await loadSettings(new MemoryStore())
  const wrong: ReadonlyArray<readonly [string, unknown]> = [
    ['policy', 'everybody'], ['policy', 1], ['reach', 'all'], ['alwaysOn', 'yes'], ['alwaysOn', 1],
    ['readReceipts', null], ['typing', 1], ['presence', 'on'], ['relayOnly', undefined],
    ['retention', -1], ['retention', 1.5], ['retention', '60'], ['retention', NaN],
    ['retention', 2 ** 32], ['colour', 'green'], ['__proto__', {}], ['constructor', 1],
    ['toString', true]
  ]
  for (const [name, value] of wrong) {
    const changes = Object.fromEntries([[name, value]])
    const changed = changeSettings(settings, { relayOnly: true, ...changes })
    if (name === '__proto__' && changed.ok) continue
    assert.is(changed.ok ? 'ok' : changed.fault.code, 'setting-invalid', name)
  }
})

test('a record of another version, or none, loses only what cannot be read', async () => {
  const store = new MemoryStore()
  const stored = async (text: string): Promise<unknown> => {
    await store.commit([{ type: 'put', key: SETTINGS, value: new TextEncoder().encode(text) }])
    return await loadSettings(store)
  }
  const defaults = await loadSettings(new MemoryStore())
  assert.equal(await stored('{"policy":"nobody","later":7,"retention":"x"}'),
    { ...defaults, policy: 'nobody' })
  for (const text of ['', 'nonsense', 'null', '[]', '7', '{"__proto__":{"policy":"nobody"}}']) {
    assert.equal(await stored(text), defaults, text)
  }
})

test.run()
