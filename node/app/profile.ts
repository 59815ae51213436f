// An open profile, as commands see it: with the network of a daemon around it or without.

import type { Clock, Random } from '../../src/base/clock.ts'
import type { Messenger } from '../../src/messenger.ts'
import type { NetworkView } from '../../src/peer/views.ts'
import type { Protection } from '../../src/storage/profile-key.ts'

export interface Profile {
  readonly messenger: Messenger
  readonly directory: string
  readonly protection: Protection
  /** It was made just now. */
  readonly created: boolean
  readonly clock: Clock
  readonly random: Random
  /** Absent where there is no network around it. */
  readonly network?: () => NetworkView
  /** Resolves when everything so far is written. */
  readonly flushed: () => Promise<void>
}
