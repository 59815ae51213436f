// The houses of the scripted room: the one that serves the page, and what its owner sees of it.

import type { HouseView, OwnHouseView } from '../../../../src/peer/own-houses.ts'
import type { HouseSettings } from '../../../../src/house/house-setting.ts'
import type { HouseScene } from './script.ts'

const DAY = 86_400_000
const PEER = '12D3KooWCz86v9wmY1J9CNG7XSyEfgYYwPVqbygkXBqymEwfhFUt'
const GUEST = '12D3KooWQYhTNQdmr3ArTeUHRYzFg94BKyTkoWBDWez9kSCVe2Xo'
const GIANT = 'W'.repeat(64)

/** What the house that serves the page answers at `/house.json`, and at `/hashes.txt`. */
export function servedBy (scene: HouseScene = 'none'): (path: string) => string {
  return (path) => path.endsWith('hashes.txt')
    ? 'aa  index.html\n'
    : JSON.stringify(scene === 'none'
      ? {}
      : { snug: 1, peer: PEER, policy: 'visitors', owned: scene !== 'guest' })
}

export class ScriptedHouses {
  readonly #scene: HouseScene
  #view: HouseView

  constructor (scene: HouseScene = 'none') {
    this.#scene = scene
    this.#view = viewOf(scene)
  }

  keyOf = (): string => 'other'

  list = async (): Promise<OwnHouseView[]> => await Promise.resolve(
    this.#scene === 'none' || this.#scene === 'guest'
      ? []
      : [{ peer: PEER, since: Date.now() - DAY, claiming: false }])

  claim = async (): Promise<OwnHouseView> => await this.#refused('owner-token-used')

  view = async (): Promise<HouseView> => this.#scene === 'silent'
    ? await this.#refused('house-silent')
    : await Promise.resolve(this.#view)

  set = async (_peer: string, settings: Partial<HouseSettings>): Promise<HouseView> =>
    await this.#now({ ...this.#view, ...settings })

  forget = async (_peer: string, guest: string): Promise<HouseView> =>
    await this.#now({ ...this.#view, kept: this.#view.kept.filter(({ peer }) => peer !== guest) })

  disown = async (_peer: string, owner: string): Promise<HouseView> =>
    await this.#now({ ...this.#view, owners: this.#view.owners.filter(({ id }) => id !== owner) })

  link = async (): Promise<string> => await Promise.resolve('abcDEF-123_456')

  leave = async (): Promise<void> => { await Promise.resolve() }

  async #now (view: HouseView): Promise<HouseView> {
    this.#view = view
    return await Promise.resolve(view)
  }

  async #refused (code: string): Promise<never> {
    const fault = { code, message: 'The core says so.' }
    return await Promise.reject(Object.assign(new Error(code), { fault }))
  }
}

function viewOf (scene: HouseScene): HouseView {
  const now = Date.now()
  const isHostile = scene === 'hostile'
  const owner = { id: 'ana', name: 'Ana', since: now - 3 * DAY, seen: now, isMe: true }
  return {
    peer: PEER,
    policy: 'visitors',
    alwaysOn: true,
    version: isHostile ? `<b>${GIANT}</b>` : '0.1.0',
    uptimeMs: 3 * DAY,
    connections: 12,
    sent: 18_200_000,
    received: 40_331_000,
    reserved: 33_554_432,
    room: 2_147_483_648,
    addresses: [`/ip4/127.0.0.1/tcp/7685/ws/p2p/${PEER}`,
      `/ip4/192.168.1.20/tcp/7685/ws/p2p/${PEER}`],
    kept: [
      { peer: PEER, name: 'Ana', who: 'owner',
        boxes: 2, envelopes: 3, bytes: 12_288, until: now + 12 * DAY },
      { peer: GUEST, who: 'visitor', boxes: 1, envelopes: 1, bytes: 2_048, until: now + 6 * DAY }
    ],
    owners: [owner, { ...owner, id: 'ben', isMe: false,
      name: isHostile ? `\u202E<img src=x onerror=alert(1)>${GIANT}` : 'Ben' }]
  }
}
