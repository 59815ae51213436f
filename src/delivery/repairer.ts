// Begins new sessions where they are needed (repair.ts says when), one at a time for each device,
// and sends what such a session begins with.

import { equalBytes } from '../base/bytes.ts'
import { MAIL_TTL_LONG } from '../base/limits.ts'
import { answerRepair, beginRepair, encryptAnew, refreshBundle, repairReason } from './repair.ts'
import type { Clock, Random } from '../base/clock.ts'
import type { Result } from '../base/errors.ts'
import type { LocalDevice } from '../identity/device.ts'
import type { Capability } from '../mailbox/capability.ts'
import type { InnerHash } from '../session/inner.ts'
import type { Operation, Store } from '../storage/store.ts'
import type { Correspondence, Posted } from './correspondence.ts'
import type { Correspondents } from './correspondents.ts'
import type { Effects } from './sink.ts'

export interface RepairerParts {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly own: LocalDevice
  readonly correspondents: Correspondents
  /** A fresh contact bundle from a host of the device, unchecked. */
  readonly fetchBundle: (capability: Capability) => Promise<Result<Uint8Array>>
  /** The content of a repair that names these hashes. */
  readonly repairContent: (hashes: readonly InnerHash[]) => Uint8Array
  /** What was posted is flushed. */
  readonly sent: (correspondence: Correspondence, posted: readonly Posted[]) => void
  readonly storeFailed: (error: unknown) => void
  readonly log: (event: string, detail: Record<string, string | number>) => void
}

export class Repairer {
  readonly #parts: RepairerParts
  readonly #underWay = new Set<Correspondence>()
  #running = false

  constructor (parts: RepairerParts) {
    this.#parts = parts
  }

  start (): void { this.#running = true }

  stop (): void { this.#running = false }

  /** Begins a new session with the device, if one is due. */
  look (correspondence: Correspondence): void {
    const { clock, storeFailed } = this.#parts
    if (!this.#running || this.#underWay.has(correspondence)) return
    if (repairReason(correspondence, clock.now()) === undefined) return
    this.#underWay.add(correspondence)
    this.#repair(correspondence).catch(storeFailed).finally(() => {
      this.#underWay.delete(correspondence)
    })
  }

  /** Sends again what a device says that it could not read. */
  answer (correspondence: Correspondence): Effects {
    const { clock, correspondents, random, sent } = this.#parts
    const posted = answerRepair(correspondence, clock.now(), random)
    return {
      operations: [...operationsOf(posted),
        ...correspondents.change(correspondence, correspondence.device)],
      after: () => {
        sent(correspondence, posted)
        this.look(correspondence)
      }
    }
  }

  async #repair (correspondence: Correspondence): Promise<void> {
    const { clock, correspondents, log, own, random, sent, store } = this.#parts
    const known = correspondence.device.bundle
    await refreshBundle(correspondence, clock.now(), this.#parts.fetchBundle)
    // Whatever happened meanwhile: the device may be forgotten, or have begun a session itself.
    const now = clock.now()
    const reason = repairReason(correspondence, now)
    const isKnown = correspondents.get(correspondence.id) === correspondence
    if (reason === undefined || !isKnown || !this.#running) return
    if (reason === 'unanswered' && equalBytes(correspondence.device.bundle, known)) {
      const device = { ...correspondence.device, repairAskedAt: now }
      await store.commit(correspondents.change(correspondence, device))
      return
    }
    const isRestored = correspondence.sessions === undefined
    const hashes = beginRepair(correspondence, own, now, random)
    if (!hashes.ok) {
      log('repair-impossible', { code: hashes.fault.code })
      return
    }
    const again = reason === 'unanswered'
      ? encryptAnew(correspondence, now, random)
      : correspondence.sealWaiting(now, random)
    // A restored device asks for nothing: what waits introduces it.
    const asked = (isRestored && hashes.value.length === 0) || reason === 'unanswered'
      ? []
      : [correspondence.post(this.#posting(hashes.value), now, random)]
    const posted = [...again, ...asked]
    const changed = correspondents.change(correspondence, correspondence.device)
    await store.commit([...operationsOf(posted), ...changed, correspondence.record()])
    sent(correspondence, posted)
  }

  #posting (hashes: readonly InnerHash[]): Parameters<Correspondence['post']>[0] {
    const { clock, repairContent } = this.#parts
    const content = repairContent(hashes)
    return { content, expiresAt: clock.now() + MAIL_TTL_LONG, short: false, position: 0 }
  }
}

function operationsOf (posted: readonly Posted[]): Operation[] {
  return posted.flatMap(({ operations }) => [...operations])
}
