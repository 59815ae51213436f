// Making an export: its own passphrase, how far it is, and the file, which stays in memory until
// the person has saved it.

import { signal } from '@preact/signals'
import { faultFrom } from './fault.ts'
import { PassphraseDraft } from './passphrase-draft.ts'
import type { Fault } from '../../src/base/errors.ts'
import type { Session } from './app.ts'

export type ExportState =
  | { readonly is: 'asking', readonly problem?: Fault | 'stopped' }
  | { readonly is: 'running', readonly bytes: number, readonly stop: AbortController }
  | { readonly is: 'ready', readonly file: Blob }

export class Exporting {
  readonly protect = new PassphraseDraft('passphrase')
  readonly state = signal<ExportState>({ is: 'asking' })

  async begin (session: Pick<Session, 'exportTo'>): Promise<void> {
    const { passphrase } = this.protect
    if (this.state.value.is !== 'asking' || !this.protect.check()) return
    if (passphrase === undefined) return
    const stop = new AbortController()
    const pieces: Blob[] = []
    this.state.value = { is: 'running', bytes: 0, stop }
    try {
      await session.exportTo(async (bytes) => {
        // A blob of each piece lets the browser keep it on the disk.
        pieces.push(new Blob([new Uint8Array(bytes)]))
      }, {
        passphrase,
        signal: stop.signal,
        onProgress: ({ bytes }) => { this.state.value = { is: 'running', bytes, stop } }
      })
      this.protect.clear()
      this.state.value = { is: 'ready', file: new Blob(pieces) }
    } catch (error) {
      const problem = stop.signal.aborted ? 'stopped' : faultFrom(error)
      this.state.value = { is: 'asking', problem }
    }
  }

  /** Ends what runs. */
  stop (): void {
    const { value } = this.state
    if (value.is === 'running') value.stop.abort()
  }
}

/** "snug-2026-11-29.snug": the day and nobody's name. */
export function exportName (now: number): string {
  return `snug-${new Date(now).toISOString().slice(0, 10)}.snug`
}
