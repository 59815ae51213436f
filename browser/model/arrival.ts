// What came along with the page's address after the #: an invite, or the token that makes a person
// the owner of the house that serves the page. It is read once and taken out of the address and
// the history before anything else runs (browser/arrive.ts). Browsers send it to no server. It is
// kept in memory only: never stored, and never shown but as text.

import { signal } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'

/** What is wrong with what came: too long to be anything of ours, or nothing that we know. */
export type ArrivalFault = 'too-long' | 'unknown'

export type Arrival =
  | { readonly kind: 'nothing' }
  /** Looks like an invite; the core reads it. */
  | { readonly kind: 'invite', readonly link: string }
  | { readonly kind: 'owner', readonly token: string }
  | { readonly kind: 'damaged', readonly fault: ArrivalFault }

/** What of the page's address and history is needed. */
export interface AddressPort {
  readonly location: { readonly hash: string, readonly pathname: string, readonly search: string }
  readonly history: {
    readonly state: unknown
    replaceState (state: unknown, unused: string, url: string): void
  }
}

const FRAGMENT_MAX = 4_096 // characters; an invite has fewer than 700, also when escaped thrice
const INVITE = /^snug:[\w-]+$/
const OWNER = /^owner=([\w-]{1,256})$/
const NOTHING: Arrival = { kind: 'nothing' }

const came = signal<Arrival>(NOTHING)

/** What waits to be taken up. */
export const arrival: ReadonlySignal<Arrival> = came

/** It was taken up, or a person does not want it. */
export function arrivalDone (): void { came.value = NOTHING }

/** Reads the fragment of the address and removes it, in this order and at once. */
export function receive ({ location, history }: AddressPort): void {
  const { hash } = location
  if (hash.length <= 1) return
  history.replaceState(history.state, '', location.pathname + location.search)
  came.value = readFragment(hash.slice(1))
}

/** @internal */
export function readFragment (fragment: string): Arrival {
  if (fragment.length > FRAGMENT_MAX) return { kind: 'damaged', fault: 'too-long' }
  const text = unescaped(fragment).trim()
  if (text === '') return NOTHING
  if (/^snug:/i.test(text)) {
    const link = text.replace(/^snug:/i, 'snug:')
    // What mail programs add to the end of a link is no part of it; the core names other damage.
    const [whole = link] = /^snug:[\w-]+/.exec(link) ?? []
    return { kind: 'invite', link: INVITE.test(whole) ? whole : link }
  }
  const token = OWNER.exec(text)?.[1]
  return token === undefined
    ? { kind: 'damaged', fault: 'unknown' }
    : { kind: 'owner', token }
}

/** Some programs escape what is in a link. What is escaped wrongly stays as it is. */
function unescaped (text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
