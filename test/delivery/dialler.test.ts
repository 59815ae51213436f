// Where a device is looked for: at the addresses that it told, and elsewhere once those are silent.

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { fail, ok } from '../../src/base/errors.ts'
import { SECOND } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { Dialler } from '../../src/delivery/dialler.ts'
import { newRemoteDevice } from '../../src/delivery/remote-device.ts'
import { ManualClock, settle } from '../clock.ts'
import { person } from '../session/people.ts'
import { seeded } from '../random.ts'
import type { Address, Channel, PeerKey, Transport } from '../../src/base/channel.ts'
import type { Result } from '../../src/base/errors.ts'
import type { RemoteDevice } from '../../src/delivery/remote-device.ts'
import type { HostAddress } from '../../src/mailbox/host-address.ts'

test.before(cryptoReady)

type Behaviour = 'answers' | 'refuses' | 'is silent'

const random = seeded('dialler')
const OLD = place(1)
const NEW = place(2)

function place (port: number): HostAddress {
  return { peer: random(32) as PeerKey, addresses: [`/ip4/11.0.0.1/tcp/${port}` as Address] }
}

class Scene {
  readonly clock = new ManualClock()
  readonly dialled: HostAddress[] = []
  readonly closed: HostAddress[] = []
  readonly found: HostAddress[] = []
  searches = 0
  elsewhere: HostAddress | undefined = NEW
  #behaviour = new Map<HostAddress, Behaviour>()

  at (where: HostAddress, behaviour: Behaviour): this {
    this.#behaviour.set(where, behaviour)
    return this
  }

  dial (device: RemoteDevice): Promise<Result<Channel>> {
    const transport: Transport = {
      self: random(32) as PeerKey,
      serve: () => () => {},
      connect: (_peer, addresses, _protocol, signal) => this.#connect(addresses, signal)
    }
    const finder = { find: () => {
      this.searches++
      return Promise.resolve(this.elsewhere)
    } }
    return new Dialler(transport, finder, this.clock).dial(device, (location) => {
      this.found.push(location)
    })
  }

  #connect (addresses: readonly Address[], signal?: AbortSignal): Promise<Result<Channel>> {
    const where = [OLD, NEW].find((one) => one.addresses[0] === addresses[0]) as HostAddress
    this.dialled.push(where)
    const behaviour = this.#behaviour.get(where) ?? 'is silent'
    const fault = fail('unreachable', `${addresses.join()} does not answer.`)
    if (behaviour === 'refuses') return Promise.resolve(fault)
    if (behaviour === 'answers') {
      const close = (): void => { this.closed.push(where) }
      return Promise.resolve(ok({ remote: where.peer, route: 'direct', close } as Channel))
    }
    return new Promise((resolve) => {
      signal?.addEventListener('abort', () => { resolve(fault) })
    })
  }
}

function device (): RemoteDevice {
  const { device: own } = person(random)
  return {
    ...newRemoteDevice(own.certificate),
    accepted: true,
    location: OLD,
    discovery: { version: 1, secret: random(32) }
  }
}

test('who answers at the known addresses is not looked for', async () => {
  const scene = new Scene().at(OLD, 'answers')
  assert.ok((await scene.dial(device())).ok)
  await scene.clock.advance(60 * SECOND)
  assert.is(scene.searches, 0)
  assert.equal([scene.dialled, scene.closed, scene.found], [[OLD], [], []])
  assert.is(scene.clock.pending, 0)
})

test('who refuses at the known addresses is looked for at once', async () => {
  const scene = new Scene().at(OLD, 'refuses').at(NEW, 'answers')
  assert.ok((await scene.dial(device())).ok)
  assert.equal([scene.dialled, scene.found], [[OLD, NEW], [NEW]])
})

test('who is silent at the known addresses is looked for soon, not at last', async () => {
  const scene = new Scene().at(NEW, 'answers')
  const dialling = scene.dial(device())
  await scene.clock.advance(5 * SECOND)
  assert.ok((await dialling).ok)
  await settle()
  assert.equal([scene.found, scene.closed], [[NEW], []])
})

test('nobody is dialled twice at the same addresses', async () => {
  const scene = new Scene().at(OLD, 'refuses')
  scene.elsewhere = { ...OLD }
  assert.not.ok((await scene.dial(device())).ok)
  assert.equal([scene.searches, scene.dialled], [1, [OLD]])
})

test('who is no contact is neither dialled nor looked for', async () => {
  const scene = new Scene().at(OLD, 'answers')
  const answer = await scene.dial({ ...device(), accepted: false })
  assert.ok(!answer.ok && answer.fault.code === 'not-accepted')
  assert.is(scene.searches + scene.dialled.length, 0)
})

test.run()
