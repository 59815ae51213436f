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

/** What protects a profile: its passphrase, or a key of this browser that cannot be taken out. */
export type Protection = 'passphrase' | 'browser'

export interface NewProfile {
  readonly name: string
  readonly passphrase?: string
}

/** How far an export or import is. */
export interface TransferProgress {
  readonly bytes: number
  readonly records: number
}

interface TransferOptions {
  /** That of the export, which need not be the profile's. */
  readonly passphrase: string
  readonly onProgress?: (progress: TransferProgress) => void
  /** Aborted, it rejects with the signal's reason, and an import leaves nothing behind. */
  readonly signal?: AbortSignal
}

export type ExportOptions = TransferOptions

export interface ImportOptions extends TransferOptions {
  /** What protects the profile here from now on; without one the browser's key does. */
  readonly protect?: string
  /** The devices of before are lost or given up: contacts stop writing to them. */
  readonly delist?: boolean
}

export interface Imported {
  readonly contacts: number
  readonly messages: number
  /** Records that could not be read, or not understood. */
  readonly skipped: number
}

/** Whether the browser promised to keep what is stored; `unknown` where it cannot be asked. */
export type Persistence = 'promised' | 'refused' | 'unknown'

export interface StorageState {
  readonly persistence: Persistence
  /** Bytes of everything from this address, as the browser estimates them. */
  readonly used?: number
  readonly quota?: number
}

/**
 * The person's profile, as far as views use it. What goes wrong with opening shows as a phase; what
 * a command could not do rejects with a SnugError.
 */
export interface Session {
  readonly phase: ReadonlySignal<Phase>
  /** What protects the profile, once one was found. */
  readonly protection: ReadonlySignal<Protection | undefined>

  /** Only in `welcome`. */
  create (profile: NewProfile): Promise<void>
  /** A wrong passphrase comes back to `locked` with `passphrase-wrong`. */
  unlock (passphrase: string): Promise<void>
  /** Forgets the keys; without a passphrase the profile opens again at once when asked. */
  lock (): Promise<void>
  /** Uses the profile in this tab; the other one is told and stops. */
  takeOver (): Promise<void>
  /** From `failed`: begins with `starting` again. */
  retry (): Promise<void>
  /** From `evicted`, when a person said so: forgets that there was a profile, then `welcome`. */
  beginAnew (): Promise<void>

  /**
   * Sets, changes or, without `next`, removes the passphrase; it counts at once. Rejects with
   * `passphrase-wrong` and `passphrase-memory`.
   */
  setPassphrase (change: { current?: string, next?: string }): Promise<void>
  /** Hands the bytes of an export to `write`, one piece at a time. */
  exportTo (write: (bytes: Uint8Array) => Promise<void>, options: ExportOptions): Promise<void>
  /**
   * In `welcome` and `evicted`: becomes the person of an export, and opens. Rejects, and stays
   * where it was, with `archive-foreign`, `archive-newer`, `archive-passphrase`,
   * `archive-damaged`, `archive-incomplete`, `backup-empty`, `passphrase-memory`.
   */
  importFrom (file: Blob, options: ImportOptions): Promise<Imported>

  storage (): Promise<StorageState>
  /** Asks the browser to keep what is stored, and says what it answered. */
  persist (): Promise<StorageState>

  /** Stops the peer and erases all that this address keeps in the browser; then `welcome`. */
  erase (): Promise<void>
  /**
   * The same for somebody in danger, in every phase: the keys first and at once, waiting for no
   * network, no other tab and no write; then everything else. Never rejects.
   */
  panic (): Promise<void>
}
