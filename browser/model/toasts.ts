// Short words about what just happened. They are read out politely, stay long enough to be read,
// and never carry what a person must not miss: that belongs into the view.

import { signal } from '@preact/signals'

export interface Toast {
  readonly id: number
  readonly words: string
  readonly action?: { readonly words: string, readonly run: () => void }
}

const SHOWN_MAX = 3
const STAYS = 6_000 // ms

export const toasts = signal<readonly Toast[]>([])
let next = 1

export function toast (words: string, action?: Toast['action']): void {
  const id = next++
  const made = action === undefined ? { id, words } : { id, words, action }
  toasts.value = [...toasts.peek(), made].slice(-SHOWN_MAX)
  setTimeout(() => { dismissToast(id) }, STAYS)
}

export function dismissToast (id: number): void {
  toasts.value = toasts.peek().filter((other) => other.id !== id)
}
