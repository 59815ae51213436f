// When Snug reminds of exporting: once there is a conversation to lose, and not before; not again
// after an export or for a month after "later".

import { signal } from '@preact/signals'
import { keepValue, keptValue } from './kept-value.ts'

const PAUSE = 30 * 86_400_000 // ms

const exported = signal(timeOf(keptValue('exported')))
const postponed = signal(timeOf(keptValue('export-later')))

/** Milliseconds; undefined where it never was, as far as this browser knows. */
export function lastExport (): number | undefined { return exported.value }

/** `conversing`: somebody has written to somebody. */
export function isExportDue (conversing: boolean, now: number): boolean {
  if (!conversing || exported.value !== undefined) return false
  return postponed.value === undefined || now - postponed.value >= PAUSE
}

export function exportDone (now: number): void {
  exported.value = now
  keepValue('exported', String(now))
}

export function exportLater (now: number): void {
  postponed.value = now
  keepValue('export-later', String(now))
}

function timeOf (kept: string | undefined): number | undefined {
  const time = Number(kept)
  return kept === undefined || !Number.isSafeInteger(time) ? undefined : time
}
