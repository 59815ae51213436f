// The scripted messenger with the people themselves: who they are to me, who is let in, and whose
// number was compared.

import { ScriptedData } from './scripted-data.ts'
import { ScriptedMessenger } from './scripted-messenger.ts'
import { ScriptedNetwork } from './scripted-network.ts'
import { person } from './script.ts'
import type { ContactState, ContactView, ConversationView, InviteView, KeeperView,
  MeView, RequestView } from '../../../../src/conversation/views.ts'
import type { HistoryView,
  IntroductionView } from '../../../../src/conversation/acquaintance-views.ts'
import type { Settings } from '../../../../src/conversation/settings.ts'
import type { ErasedHeld, HeldDataView, StoredDataView,
  StoredKind } from '../../../../src/conversation/stored-view.ts'
import type { StoredMessenger } from '../../../../browser/model/stored.ts'
import type { PersonsMessenger } from '../../../../browser/model/persons-port.ts'
import type { Script } from './script.ts'

/** What is known of somebody beyond their conversation. */
export type Known = Partial<Pick<ContactView, 'theirName' | 'looksLike' | 'since' |
  'keepsMailForMe' | 'offersToKeepMail' | 'note' | 'oddName' | 'change' | 'shutOut' |
  'state'>>

const NUMBER = '30035447760411205967185520913644772018039825641153990761284450'.slice(0, 60)
const MINE = 1
const THEIRS = 2

export class ScriptedRoom extends ScriptedMessenger implements PersonsMessenger, StoredMessenger {
  readonly #known = new Map<string, Known>()
  #me: MeView = { id: 'ana', name: 'Ana', device: '', peer: '', createdAt: 0 }
  #settings: Settings = { policy: 'friends', alwaysOn: false, retention: 2_592_000,
    keepRequests: 'ask',
    readReceipts: false, typing: false, presence: false, reach: 'invites', relayOnly: false }

  readonly #data: ScriptedData
  readonly #network: ScriptedNetwork
  #introductions: IntroductionView[] = []
  readonly #history: readonly HistoryView[] = [
    { at: Date.now() - 3 * 86_400_000, code: 'met-invite', text: '' },
    { at: Date.now() - 86_400_000, code: 'new-device', about: 'hX3k9s2a', text: '' }
  ]

  constructor (script: Script, network = new ScriptedNetwork()) {
    super(script)
    this.#data = new ScriptedData(script)
    this.#network = network
  }

  storedData (id?: string): Promise<StoredDataView[]> {
    const all = [...this.people.values()].filter(({ view }) => id === undefined || view.id === id)
    return Promise.resolve(all.map((one) => this.#data.about(one)))
  }

  heldData (): HeldDataView { return this.#data.held }

  askHeld (): Promise<HeldDataView> { return Promise.resolve(this.#data.asked) }

  async eraseStored (id: string, kind: StoredKind): Promise<void> {
    if (kind === 'all') await this.remove(id)
    else this.#data.erase(id, kind)
  }

  eraseHeld (peer: string): Promise<ErasedHeld> {
    return Promise.resolve(this.#data.takeBack(peer))
  }

  withdrawInvite (id: string): Promise<InviteView> {
    return Promise.resolve(this.#data.withdraw(id))
  }

  /** Somebody comes to the door. */
  knock (request: RequestView): void {
    this.atTheDoor.push(request)
    this.tell({ type: 'request', contact: request })
  }

  know (id: string, known: Known): void {
    this.#known.set(id, { ...this.#known.get(id), ...known })
    this.#contactChanged(id)
  }

  contact (id: string): ContactView {
    const atDoor = this.atTheDoor.find((request) => request.id === id)
    const view = this.people.get(id)?.view
    if (atDoor !== undefined) return atDoor
    if (view === undefined) throw new Error(`nobody is called ${id}`)
    return {
      id, name: view.name, theirName: view.name, state: view.state, stateText: '',
      since: Date.now() - 3 * 86_400_000, route: view.route, offersToKeepMail: false,
      keepsMailForMe: false, iKeepMailForThem: false, ...this.#known.get(id)
    }
  }

  contacts (): ContactView[] { return [...this.people.keys()].map((id) => this.contact(id)) }

  keepers (): KeeperView[] { return this.#network.keepers }

  callHouse (peer: string, name: () => string): void { this.#network.called.set(peer, name) }

  async addHouse (address: string): Promise<void> {
    await Promise.resolve()
    this.#network.add(address)
  }

  async removeHouse (peer: string): Promise<void> {
    await Promise.resolve()
    this.#network.remove(peer)
  }

  accept (id: string): Promise<ContactView> {
    return Promise.resolve(this.#letIn(id, 'connected'))
  }

  decline (id: string): Promise<void> {
    this.#leaveDoor(id)
    this.tell({ type: 'removed', contact: id })
    return Promise.resolve()
  }

  block (id: string): Promise<ContactView> {
    if (this.people.has(id)) return Promise.resolve(this.#put(id, { state: 'blocked' }))
    return Promise.resolve(this.#letIn(id, 'blocked'))
  }

  unblock (id: string): Promise<void> { return this.remove(id) }

  remove (id: string): Promise<void> {
    this.people.delete(id)
    this.tell({ type: 'removed', contact: id })
    return Promise.resolve()
  }

  async rename (id: string, name: string): Promise<ContactView> {
    await Promise.resolve()
    const clean = name.trim()
    if (clean === '') {
      throw Object.assign(new Error('empty'), { fault: { code: 'name-empty', message: 'Empty.' } })
    }
    const before = this.contact(id)
    this.know(id, { theirName: before.theirName ?? before.name })
    return this.#put(id, { name: clean })
  }

  /** Beside `quiet` there is the code that others show, for tests that scan it. */
  safetyNumber (id: string): { number: string, scannable: Uint8Array } {
    return { number: NUMBER, scannable: Uint8Array.of(8, 2, id === 'quiet' ? THEIRS : MINE) }
  }

  setVerified (id: string, isVerified: boolean): Promise<ContactView> {
    this.know(id, { since: Date.now() })
    return Promise.resolve(this.#put(id, { state: isVerified ? 'verified' : 'connected' }))
  }

  compareScanned (_id: string, [head, version, owner]: Uint8Array) {
    const said = (outcome: ReturnType<PersonsMessenger['compareScanned']>['outcome']) => {
      return { outcome, message: '' }
    }
    if (head !== 8) return said('not-ours')
    if (version !== 2) return said('other-version')
    return said(owner === THEIRS ? 'match' : owner === MINE ? 'own-code' : 'no-match')
  }

  leaveMailWith (id: string, keepsMailForMe: boolean): Promise<ContactView> {
    this.know(id, { keepsMailForMe })
    return Promise.resolve(this.contact(id))
  }

  report (): Promise<Uint8Array> { return Promise.resolve(new Uint8Array(400)) }

  history (): HistoryView[] { return [...this.#history] }

  introductions (): IntroductionView[] { return [...this.#introductions] }

  introduce (one: string, other: string): Promise<IntroductionView> {
    const name = `${this.contact(one).name} and ${this.contact(other).name}`
    return Promise.resolve(this.introducing({ id: `${one}-${other}`, name, state: 'waiting',
      stateText: '', until: Date.now() + 604_800_000 }))
  }

  /** There is an introduction. */
  introducing (introduction: IntroductionView): IntroductionView {
    this.#introductions.push(introduction)
    this.tell({ type: 'introductions', introductions: this.introductions() })
    return introduction
  }

  answerIntroduction (id: string, yes: boolean): Promise<void> {
    this.#introductions = this.#introductions.flatMap((one) =>
      one.id !== id ? [one] : yes ? [{ ...one, state: 'waiting' as const }] : [])
    this.tell({ type: 'introductions', introductions: this.introductions() })
    return Promise.resolve()
  }

  settings (): Settings { return this.#settings }

  setSettings (changes: Partial<Settings>): Promise<Settings> {
    this.#settings = { ...this.#settings, ...changes }
    return Promise.resolve(this.#settings)
  }

  me (): MeView { return this.#me }

  setName (name: string): Promise<MeView> {
    this.#me = { ...this.#me, name }
    return Promise.resolve(this.#me)
  }

  #letIn (id: string, state: ContactState): ContactView {
    const request = this.#leaveDoor(id)
    this.people.set(id, person(id, request?.name ?? id, { state, route: 'none' }, []))
    return this.#put(id, {})
  }

  #leaveDoor (id: string): RequestView | undefined {
    const at = this.atTheDoor.findIndex((request) => request.id === id)
    return at < 0 ? undefined : this.atTheDoor.splice(at, 1)[0]
  }

  #put (id: string, changes: Partial<ConversationView>): ContactView {
    this.change(id, changes)
    this.#contactChanged(id)
    return this.contact(id)
  }

  #contactChanged (id: string): void {
    this.tell({ type: 'contact', contact: this.contact(id) })
  }
}
