// First messages: how a session begins from the other side, and how a device that nobody knew
// becomes known (PROTOCOL §5). A stranger's first message changes nothing unless the conversations
// accept it.

import { equalBytes } from '../base/bytes.ts'
import { failed, ok } from '../base/errors.ts'
import { wipe } from '../crypto/compare.ts'
import { decodePayload } from '../message/payload.ts'
import { openFirst } from '../session/first-contact.ts'
import { decodeInner, replayMarkOf } from '../session/inner.ts'
import { decodePrefix } from '../session/prefix.ts'
import { adoptSession } from '../session/session-choice.ts'
import type { Clock } from '../base/clock.ts'
import type { Result } from '../base/errors.ts'
import type { BundleId, BundleKind } from '../identity/bundle.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { LocalDevice } from '../identity/device.ts'
import type { Payload } from '../message/payload.ts'
import type { FirstContact as Opened } from '../session/first-contact.ts'
import type { Correspondence } from './correspondence.ts'
import type { PrekeyShelf } from './prekey-shelf.ts'
import type { Effects } from './sink.ts'

export interface Stranger {
  readonly opened: Opened
  readonly payload: Payload
}

export class FirstContact {
  readonly #own: LocalDevice
  readonly #shelf: PrekeyShelf
  readonly #clock: Clock

  constructor (own: LocalDevice, shelf: PrekeyShelf, clock: Clock) {
    this.#own = own
    this.#shelf = shelf
    this.#clock = clock
  }

  /** Opens a first message of anybody. */
  open (inner: Uint8Array): Result<Stranger> {
    const opened = openFirst(this.#own, inner, (id) => this.#shelf.find(id), this.#clock.now())
    if (!opened.ok) return opened
    const payload = decodePayload(opened.value.payload)
    wipe(...opened.value.wipe)
    return payload.ok ? ok({ opened: opened.value, payload: payload.value }) : failed(payload.fault)
  }

  /**
   * Opens a first message of a known device, and takes its session up beside those that there are.
   */
  adopt (
    correspondence: Correspondence,
    inner: Uint8Array
  ): Result<{ payload: Payload, effects: Effects }> {
    if (this.isSpent(inner)) return failed(spent)
    const stranger = this.open(inner)
    if (!stranger.ok) return stranger
    const { opened, payload } = stranger.value
    const { certificate } = correspondence.device
    if (!equalBytes(opened.remote.deviceId, certificate.deviceId) ||
      !equalBytes(opened.remote.dh, certificate.dh))
    {
      return failed({ code: 'other-device',
        message: 'This message was written by another device than the one that sent it.' })
    }
    const known = correspondence.sessions
    const chosen = known === undefined
      ? ok({ sessions: opened.sessions, wipe: [] })
      : adoptSession(known, opened.sessions, this.#clock.now())
    if (!chosen.ok) return chosen
    correspondence.sessions = chosen.value.sessions
    correspondence.lastRead = opened.sessionId
    wipe(...chosen.value.wipe)
    const remember = this.#shelf.remember(opened.replayMark, opened.bundleId, correspondence.id,
      this.#clock.now())
    return ok({ payload, effects: { operations: [remember] } })
  }

  /** Whether a first message was made for the bundle that only contacts get. */
  isFromContact (inner: Uint8Array): boolean { return this.#kindOf(inner) === 'contact' }

  /** Whether there is a bundle still by which a first message could be opened. */
  canOpen (inner: Uint8Array): boolean { return this.#kindOf(inner) !== undefined }

  /** Whether a bundle was made for an invite, or for a reusable address. */
  isInvited (bundle: BundleId): boolean {
    const kind = this.#shelf.kindOf(bundle)
    return kind === 'invite' || kind === 'address'
  }

  /**
   * Whether a first message was written by another device than this one, for contacts: by another
   * of the same person, as far as anybody else is concerned.
   */
  isFromAnother (device: DeviceId, inner: Uint8Array): boolean {
    if (this.isSpent(inner) || !this.isFromContact(inner)) return false
    const stranger = this.open(inner)
    return stranger.ok && !equalBytes(stranger.value.opened.remote.deviceId, device)
  }

  /** Whether this first message or another copy of it was read: it never makes a session again. */
  isSpent (inner: Uint8Array): boolean {
    const mark = replayMarkOf(inner)
    return mark !== undefined && this.#shelf.hasRead(mark)
  }

  /**
   * The device whose session was begun by this first message or an earlier copy of it; undefined
   * for one that is forgotten.
   */
  knownSender (inner: Uint8Array): DeviceId | undefined {
    const mark = replayMarkOf(inner)
    return mark === undefined ? undefined : this.#shelf.madeBy(mark)
  }

  #kindOf (inner: Uint8Array): BundleKind | undefined {
    const prefix = decodeInner(inner)?.prefix
    const bundleId = prefix === undefined ? undefined : decodePrefix(prefix)?.bundleId
    return bundleId === undefined ? undefined : this.#shelf.kindOf(bundleId)
  }
}

/** Its session was made, and given up since: the same first message never makes another. */
const spent = { code: 'replayed', message: 'This first message was read before.' }
