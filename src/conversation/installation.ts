// One profile that runs: its settings, its events, its host for others, and its person where it has
// one. A house may have none.

import { SnugError, unwrap } from '../base/errors.ts'
import { MailboxHost } from '../mailbox/host.ts'
import { MAIL_PROTOCOL } from '../mailbox/protocol.ts'
import { TableScrubber } from '../storage/table-scrub.ts'
import { WatchedStore } from '../storage/watched-store.ts'
import { requireName } from './acquaintances.ts'
import { backupRecords } from './backup.ts'
import { EventLog } from './event-log.ts'
import { Person } from './person.ts'
import { restoreRecords } from './restore.ts'
import { createSelf, loadSelf, putSelf } from './self.ts'
import { changeSettings, loadSettings, putSettings } from './settings.ts'
import type { PeerKey } from '../base/channel.ts'
import type { HostLimits, Relation } from '../mailbox/host-limits.ts'
import type { ArchiveRecord } from '../storage/archive-record.ts'
import type { PersonParts } from './person-parts.ts'
import type { RestoreOptions, Restored } from './restore.ts'
import type { Self } from './self.ts'
import type { Settings } from './settings.ts'

export interface InstallationParts
  extends Omit<PersonParts, 'host' | 'settings' | 'tell' | 'storeFailed'>
{
  readonly hostLimits?: Partial<HostLimits>
  /** Whether a peer is that of an owner of this house: a friend, whatever else it is. */
  readonly isOwner?: (peer: PeerKey) => boolean
  /** A write failed; told once. The caller closes everything and opens it anew. */
  readonly storeFailed: (error: unknown) => void
}

export class Installation {
  readonly events: EventLog
  readonly host: MailboxHost
  settings: Settings
  person: Person | undefined
  readonly #parts: InstallationParts & { readonly store: WatchedStore }
  readonly #scrubber: TableScrubber
  #unserve: (() => void) | undefined
  #running = false

  private constructor (
    parts: InstallationParts & { readonly store: WatchedStore }, events: EventLog,
    settings: Settings, host: MailboxHost
  ) {
    this.#parts = parts
    this.events = events
    this.settings = settings
    this.host = host
    const { clock, store, storeFailed } = parts
    this.#scrubber = new TableScrubber(store, clock, () => events.forgetTimes(clock.now()),
      storeFailed)
  }

  /** Reads everything; nothing is sent before `start`. Fault: `identity-damaged`. */
  static async open (given: InstallationParts): Promise<Installation> {
    const store = new WatchedStore(given.store, given.storeFailed)
    const parts = { ...given, store, storeFailed: store.failed }
    const { clock, hostLimits, log, random, storeFailed, transport } = parts
    const settings = await loadSettings(store)
    const events = new EventLog(store, storeFailed)
    await events.load()
    const later: { installation?: Installation } = {}
    const host = await MailboxHost.open({
      get self () { return transport.self },
      store,
      clock,
      random,
      policy: settings.policy,
      relation: (peer) => later.installation?.relation(peer) ?? 'visitor',
      ...(hostLimits === undefined ? {} : { limits: hostLimits }),
      onError: (error) => {
        log('host-error', { code: error instanceof SnugError ? error.code : 'internal' })
      }
    })
    const installation = new Installation(parts, events, settings, host)
    later.installation = installation
    const self = await loadSelf(store)
    if (self === 'damaged') throw new SnugError(damaged)
    if (self !== undefined) installation.person = await installation.#personOf(self)
    return installation
  }

  isOwner (peer: PeerKey): boolean { return this.#parts.isOwner?.(peer) === true }

  /** What a peer is to this node as a host. */
  relation (peer: PeerKey): Relation {
    if (this.isOwner(peer)) return 'friend'
    return this.person?.mailkeeping.relation(peer) ?? 'visitor'
  }

  async start (): Promise<void> {
    this.#running = true
    this.#unserve = this.#parts.transport.serve(MAIL_PROTOCOL,
      (channel) => this.host.accept(channel))
    await this.person?.start()
    if (this.#running) this.#scrubber.start()
  }

  /** Ends everything and waits for what is being written. The store stays open. */
  async stop (): Promise<void> {
    this.#running = false
    this.#unserve?.()
    await this.person?.stop()
    await this.host.close()
    await this.#scrubber.stop()
    await this.#parts.store.flushed()
    this.#parts.store.silence()
  }

  /** Faults: `account-exists`, `name-empty`. */
  async createAccount (name: string): Promise<void> {
    this.#requireNoAccount()
    const self = createSelf(requireName(name), this.#parts.random, this.#parts.clock.now())
    await this.#parts.store.commit([putSelf(self)])
    await this.#moveIn(self)
  }

  backup (): AsyncIterable<ArchiveRecord> {
    return backupRecords(this.#parts.store, this.me())
  }

  /** Faults: `account-exists`, `backup-empty`. */
  async restore (
    records: AsyncIterable<ArchiveRecord>, options: RestoreOptions
  ): Promise<Restored> {
    this.#requireNoAccount()
    const { clock, random, store } = this.#parts
    const restored = await restoreRecords(records, { store, random, now: clock.now(), ...options })
    this.settings = await loadSettings(store)
    this.host.setPolicy(this.settings.policy)
    const person = await this.#moveIn(restored.self)
    // Before anything is written to them: what introduces a device is its first message.
    await person.announcer.tell()
    await store.flushed()
    return restored
  }

  /** Fault: `setting-invalid`. */
  async setSettings (changes: Readonly<Record<string, unknown>>): Promise<Settings> {
    this.settings = unwrap(changeSettings(this.settings, changes))
    await this.#parts.store.commit([putSettings(this.settings)])
    this.host.setPolicy(this.settings.policy)
    this.events.tell({ type: 'settings', settings: this.settings })
    this.person?.announcer.announce()
    this.person?.conversations.signals.allChanged()
    if ('reach' in changes) await this.person?.invitations.close(this.settings.reach)
    return this.settings
  }

  /** The person. Fault: `no-account`. */
  me (): Person {
    if (this.person !== undefined) return this.person
    throw new SnugError({ code: 'no-account', message: 'This node has no account: it is a house.',
      action: 'Make one: snug init NAME' })
  }

  async #moveIn (self: Self): Promise<Person> {
    const person = this.person = await this.#personOf(self)
    if (this.#running) await person.start()
    this.events.tell({ type: 'me', me: person.view() })
    this.events.tell({ type: 'settings', settings: this.settings })
    return person
  }

  async #personOf (self: Self): Promise<Person> {
    const person = new Person(self, {
      ...this.#parts,
      host: this.host,
      settings: () => this.settings,
      tell: (event) => { this.events.tell(event) }
    })
    await person.load()
    return person
  }

  #requireNoAccount (): void {
    if (this.person === undefined) return
    throw new SnugError({ code: 'account-exists', message: 'There is an account here already.',
      action: 'Use another profile: --profile DIR' })
  }
}

const damaged = {
  code: 'identity-damaged',
  message: 'The account in this profile cannot be read.',
  action: 'Restore an export: snug import FILE'
}
