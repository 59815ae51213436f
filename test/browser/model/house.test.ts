// The house that serves the page: what its facts may be, when it is joined, how it becomes one's
// own.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { House, parseFacts } from '../../../browser/model/house.ts'
import { houseAddressOf } from '../../../browser/model/house-port.ts'
import { fuzz } from '../../fuzz.ts'
import { utf8 } from '../../../src/base/bytes.ts'
import { SnugError } from '../../../src/base/errors.ts'
import type { Peer } from '../../../src/peer/compose.ts'

const test = suite('house of the page')
const PEER = '12D3KooWCz86v9wmY1J9CNG7XSyEfgYYwPVqbygkXBqymEwfhFUt'
const ADDRESS = '/ip4/127.0.0.1/tcp/7685/ws'
const FACTS = JSON.stringify({ snug: 1, peer: PEER, policy: 'visitors', owned: false })

class Bench {
  readonly asked: string[] = []
  readonly called: string[] = []
  keepers = 0
  fault: string | undefined
  readonly house: House

  constructor (facts: string | null = FACTS) {
    const act = async (what: string): Promise<void> => {
      this.asked.push(what)
      if (this.fault !== undefined) throw new SnugError({ code: this.fault, message: 'No.' })
    }
    const peer = {
      messenger: {
        keepers: () => Array.from({ length: this.keepers }),
        addHouse: (address: string) => act(`add ${address}`),
        callHouse: (key: string, name: () => string) => { this.called.push(`${key}: ${name()}`) }
      },
      houses: {
        keyOf: (peer: string) => `key of ${peer}`,
        claim: (address: string, token: string) => act(`claim ${address} ${token}`)
      }
    } as unknown as Peer
    this.house = new House(peer, {
      address: ADDRESS,
      name: () => 'The house of this page',
      readFacts: () => facts === null
        ? Promise.reject(new Error('nobody there'))
        : Promise.resolve(facts)
    })
  }
}

test('a house is joined at the first start, and not again', async () => {
  const bench = new Bench()
  await bench.house.join()
  assert.equal(bench.asked, [`add ${ADDRESS}/p2p/${PEER}`])
  assert.is(bench.house.own.value.is, 'there')
  assert.equal(bench.called, [`key of ${PEER}: The house of this page`])
  const known = new Bench()
  known.keepers = 1
  await known.house.join()
  assert.equal(known.asked, [])
})

test('a house that keeps mail for nobody is not asked to', async () => {
  const bench = new Bench(FACTS.replace('visitors', 'nobody'))
  await bench.house.join()
  assert.equal(bench.asked, [])
})

test('a page without a house goes on without', async () => {
  for (const facts of [null, '<!doctype html>', '{}', FACTS.replace(PEER, '../../x')]) {
    const bench = new Bench(facts)
    await bench.house.join()
    assert.is(bench.house.own.value.is, 'absent')
    assert.is(await bench.house.claim('token'), false)
    assert.equal(bench.asked, [])
  }
})

test('the link of an owner makes a house one\'s own, and says why where not', async () => {
  const bench = new Bench()
  await bench.house.join()
  assert.is(await bench.house.claim('token'), true)
  assert.is(bench.asked.at(-1), `claim ${ADDRESS}/p2p/${PEER} token`)
  bench.fault = 'owner-token-used'
  assert.is(await bench.house.claim('token'), false)
  assert.is(bench.house.fault.value?.code, 'owner-token-used')
  assert.is(bench.house.claiming.value, false)
})

test('facts from outside are taken as facts or not at all', async () => {
  assert.equal(parseFacts(FACTS), { peer: PEER, policy: 'visitors', owned: false })
  assert.is(parseFacts(`${FACTS}${' '.repeat(70_000)}`), undefined)
  const decoder = new TextDecoder()
  await fuzz((bytes) => parseFacts(decoder.decode(bytes)), [utf8(FACTS)], { seed: 'house facts' })
})

test('the house is reached where the page comes from', () => {
  const at = (url: string): string => houseAddressOf(new URL(url))
  assert.is(at('http://127.0.0.1:7685/'), '/ip4/127.0.0.1/tcp/7685/ws')
  assert.is(at('https://house.example.org/'), '/dns/house.example.org/tcp/443/tls/ws')
  assert.is(at('https://[2001:db8::1]:7685/'), '/ip6/2001:db8::1/tcp/7685/tls/ws')
})

test.run()
