// What the app is doing as a whole, and the port through which views reach the person's profile.
// The phases follow each other like this; from everywhere the way to `failed` is open.
//
//   starting -> welcome | locked | other-tab | evicted | opening
//   welcome, locked, other-tab, evicted -> opening -> ready -> locked | other-tab
//
// Views import this file and never the storage, the keys or the network behind it.

import type { ReadonlySignal } from '@preact/signals'
import type { Fault } from '../../src/base/errors.ts'
import type { Peer } from '../../src/peer/compose.ts'

/** What takes time while a profile opens; views have the words for it. */
export type OpeningStep = 'loading' | 'key' | 'store' | 'network'

export type Phase =
  | { readonly at: 'starting' }
  /** No profile here yet. */
  | { readonly at: 'welcome' }
  /** There is a profile, and it has a passphrase. */
  | { readonly at: 'locked', readonly fault?: Fault }
  /** The profile is open in another tab. */
  | { readonly at: 'other-tab' }
  | { readonly at: 'opening', readonly step: OpeningStep }
  | { readonly at: 'ready', readonly peer: Peer }
  | { readonly at: 'failed', readonly fault: Fault }
  /** There was a profile, and the browser threw it away. */
  | { readonly at: 'evicted' }

export interface NewProfile {
  readonly name: string
  /** Without one the profile is kept under a key of this browser that cannot be taken out. */
  readonly passphrase?: string
}

/** The person's profile, as far as views use it. What goes wrong shows as a phase or rejects. */
export interface Session {
  readonly phase: ReadonlySignal<Phase>
  create (profile: NewProfile): Promise<void>
  unlock (passphrase: string): Promise<void>
  /** Forgets the keys; without a passphrase the profile opens again at once when asked. */
  lock (): Promise<void>
  /** Uses the profile in this tab; the other one is told and stops. */
  takeOver (): Promise<void>
}
