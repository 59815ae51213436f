// Notices that the clock of this device is wrong. Each host tells its time when a stream begins.
// One may be wrong itself, or lie; two that agree, and more than say otherwise, are believed.

import { toHex } from '../base/bytes.ts'
import { MINUTE, SECOND } from '../base/limits.ts'
import { spanInWords } from './words.ts'
import type { Seconds } from '../base/brand.ts'
import type { PeerKey } from '../base/channel.ts'
import type { Fault } from '../base/errors.ts'

const WRONG: Seconds = 10 * MINUTE / SECOND
const AGREEING: Seconds = 2 * MINUTE / SECOND
const HOSTS_MAX = 64

/** With what its words are made of. */
export interface ClockWarning extends Fault {
  readonly args: { readonly seconds: Seconds, readonly direction: 'behind' | 'ahead' }
}

export class HostClocks {
  readonly #ahead = new Map<string, Seconds>()
  readonly #found: (warning: ClockWarning) => void
  readonly #heard: (ahead: Seconds) => void
  #isWrong = false

  /** `found` hears once of a wrong clock, until it was right again; `heard` of every host. */
  constructor (
    found: (warning: ClockWarning) => void, heard: (ahead: Seconds) => void = () => {}
  ) {
    this.#found = found
    this.#heard = heard
  }

  /** The clock of a host is ahead of ours by so much. */
  told (host: PeerKey, ahead: Seconds): void {
    this.#heard(ahead)
    const name = toHex(host)
    this.#ahead.delete(name)
    this.#ahead.set(name, ahead)
    const [oldest] = this.#ahead.keys()
    if (this.#ahead.size > HOSTS_MAX && oldest !== undefined) this.#ahead.delete(oldest)
    const { warning } = this
    if (warning !== undefined && !this.#isWrong) this.#found(warning)
    this.#isWrong = warning !== undefined
  }

  /** What a person should know; undefined where the clock is right, or nobody knows. */
  get warning (): ClockWarning | undefined {
    const behind = this.#behind()
    if (behind === undefined) return undefined
    const seconds = Math.round(Math.abs(behind) / 60) * 60
    const direction = behind > 0 ? 'behind' : 'ahead'
    return {
      code: 'clock-wrong',
      message: `The clock of this device is about ${spanInWords(seconds)} ${direction}.`,
      action: 'Set it right: messages would end too early or too late, and friends not find you.',
      args: { seconds, direction }
    }
  }

  /** By how much ours is behind, as the hosts say that agree. */
  #behind (): Seconds | undefined {
    const all = [...this.#ahead.values()]
    const right = all.filter((ahead) => Math.abs(ahead) <= WRONG).length
    return all.find((ahead) => {
      const agreeing = all.filter((other) => Math.abs(other - ahead) <= AGREEING).length
      return Math.abs(ahead) > WRONG && agreeing > Math.max(1, right)
    })
  }
}
