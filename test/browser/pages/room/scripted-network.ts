// The network of the scripted room: who keeps mail, who is connected, what did not work; and what
// is said of it to somebody who helps.

import type { Fault } from '../../../../src/base/errors.ts'
import type { KeeperView } from '../../../../src/conversation/views.ts'
import type { NetworkView } from '../../../../src/peer/views.ts'
import type { NetworkScene } from './script.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const GIANT = 'W'.repeat(300)

const NOBODY: NetworkView = { peer: 'me', peers: [], addresses: [], silent: [], wanted: [],
  relays: [], faults: [], traffic: [], sent: 0, received: 0 }

export class ScriptedNetwork {
  readonly #scene: NetworkScene
  #keepers: readonly KeeperView[]
  readonly called = new Map<string, () => string>()
  /** Why the next house is not added. */
  fault: Fault | undefined

  constructor (scene: NetworkScene = 'alone') {
    this.#scene = scene
    this.#keepers = keepersOf(scene)
  }

  get keepers (): KeeperView[] {
    return this.#keepers.map((keeper) => ({ ...keeper,
      host: this.called.get(keeper.peer)?.() ?? keeper.host }))
  }

  add (address: string): void {
    if (this.fault !== undefined) throw Object.assign(new Error('no'), { fault: this.fault })
    this.#keepers = [...this.#keepers, { host: address, peer: address, state: 'waiting' }]
  }

  remove (peer: string): void {
    this.#keepers = this.#keepers.filter((keeper) => keeper.peer !== peer)
  }

  view (): NetworkView {
    const now = Date.now()
    switch (this.#scene) {
      case 'alone': return NOBODY
      case 'housed': return { ...NOBODY, peers: [{ peer: 'other', name: 'house Xa41bQ',
        address: '', route: 'direct', direction: 'outbound', protocols: [] }] }
      case 'offline': return { ...NOBODY, faults: [{ peer: 'cleo', name: 'Cleo’s house',
        at: now - 5 * 60_000, code: 'unreachable', fault: 'from the core' }] }
      case 'usual': return {
        ...NOBODY,
        peers: [
          { peer: 'ben', name: 'Ben', contact: 'ben', address: '', route: 'direct',
            direction: 'outbound', protocols: [] },
          { peer: 'dan', name: 'Dan', contact: 'dan', address: '', route: 'relayed',
            direction: 'inbound', protocols: [] },
          { peer: 'other', name: this.called.get('other')?.() ?? 'house Xa41bQ', address: '',
            route: 'direct', direction: 'outbound', protocols: [] },
          { peer: 'stranger', address: '', route: 'direct', direction: 'outbound', protocols: [] }
        ],
        relays: [{ peer: 'cleo', name: 'Cleo’s house', contact: 'cleo', connected: true,
          until: now + HOUR }],
        faults: [{ peer: 'eve', name: 'Ben from the workshop', contact: 'eve', at: now - 2 * HOUR,
          code: 'timeout', fault: 'from the core' }],
        sent: 1_820_000,
        received: 4_033_100
      }
      case 'hostile': return {
        ...NOBODY,
        peers: [{ peer: 'html', name: `<img src=x onerror=alert(1)>${GIANT}`, contact: 'html',
          address: '', route: 'relayed', direction: 'inbound', protocols: [] }],
        relays: [{ peer: 'bidi', name: '\u202Egnp.exe\u202C ✓ Verified', connected: false }],
        faults: [{ peer: 'long', name: GIANT, at: now,
          code: 'unknown', fault: `${GIANT} <b>${GIANT}</b>` }],
        sent: Number.MAX_SAFE_INTEGER,
        received: 1
      }
    }
  }
}

function keepersOf (scene: NetworkScene): readonly KeeperView[] {
  const now = Date.now()
  switch (scene) {
    case 'alone': return []
    case 'housed': return [
      { host: 'house Xa41bQ', peer: 'other', state: 'keeping', until: now + 13 * DAY }
    ]
    case 'offline':
    case 'usual': return [
      { host: 'Cleo’s house', contact: 'cleo', peer: 'cleo', state: 'keeping',
        until: now + 12 * DAY, reserved: 8_388_608,
        brought: { envelopes: 14, bytes: 40_000, at: now - 3 * HOUR } },
      { host: 'Dan’s house', contact: 'dan', peer: 'dan', state: 'refused',
        fault: { code: 'quota', message: 'The house is full.' } },
      { host: 'house Xa41bQ', peer: 'other', state: 'keeping', until: now + 13 * DAY },
      { host: 'house pQ88zk', peer: 'third', state: 'waiting' }
    ]
    case 'hostile': return [
      { host: `<script>alert(1)</script>${GIANT}`, peer: 'html', state: 'waiting',
        fault: { code: 'never-heard-of', message: `<b>${GIANT}</b>` } },
      { host: '\u202Egnp.exe\u202C ✓ Verified', peer: 'bidi', state: 'keeping', until: now + DAY }
    ]
  }
}
