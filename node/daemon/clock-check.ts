// Notices that the clock of this machine is wrong. Each host tells its time when a stream begins; a
// single one may be wrong itself, or lie: two that agree are believed.

import { inWords } from '../cli/terminal.ts'
import { MINUTE, SECOND } from '../../src/base/limits.ts'
import { toHex } from '../../src/base/bytes.ts'
import type { Seconds } from '../../src/base/brand.ts'
import type { PeerKey } from '../../src/base/channel.ts'
import type { Notice } from '../app/notice.ts'

const WRONG = 10 * MINUTE / SECOND
const AGREEING = 2 * MINUTE / SECOND
const HOSTS_MAX = 64

export class ClockCheck {
  readonly #ahead = new Map<string, Seconds>()
  readonly #noticed: (notice: Notice) => void
  #wrong = false

  /** `noticed` hears when the clock turns out to be wrong. */
  constructor (noticed: (notice: Notice) => void = () => {}) {
    this.#noticed = noticed
  }

  /** The clock of a host is ahead of ours by so much. */
  told (host: PeerKey, ahead: Seconds): void {
    const name = toHex(host)
    this.#ahead.delete(name)
    this.#ahead.set(name, ahead)
    const [oldest] = this.#ahead.keys()
    if (this.#ahead.size > HOSTS_MAX && oldest !== undefined) this.#ahead.delete(oldest)
    const { notice } = this
    if (notice !== undefined && !this.#wrong) this.#noticed(notice)
    this.#wrong = notice !== undefined
  }

  /**
   * By how many seconds ours is behind, as two hosts say; undefined where it is right, or unknown.
   */
  get behind (): Seconds | undefined {
    const all = [...this.#ahead.values()]
    const right = all.filter((ahead) => Math.abs(ahead) <= WRONG).length
    return all.find((ahead) => {
      const agreeing = all.filter((other) => Math.abs(other - ahead) <= AGREEING).length
      return Math.abs(ahead) > WRONG && agreeing > Math.max(1, right)
    })
  }

  get notice (): Notice | undefined {
    const { behind } = this
    if (behind === undefined) return undefined
    const by = inWords(Math.abs(behind) * SECOND)
    return {
      code: 'clock-wrong',
      text: `The clock of this computer is about ${by} ${behind > 0 ? 'behind' : 'ahead'}.`,
      action:
        'Set it right: messages would end too early or too late, and friends could not find you.'
    }
  }
}
