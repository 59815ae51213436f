// Which view is shown. The browser's history holds numbers and nothing else: names and ids of
// people stay out of addresses and out of what a browser stores of its tabs; after a reload the
// app begins at its list. Every step is an entry of the history, so that a phone's back button
// does what a person expects.

import { signal } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'

/** All places of the app; `id` is a contact's. Views for them: views/ready/places.tsx. */
export type Route =
  | { readonly view: 'chats' }
  | { readonly view: 'chat', readonly id: string }
  /** The details of a message, beside its conversation. */
  | { readonly view: 'message', readonly id: string, readonly message: string }
  | { readonly view: 'contact', readonly id: string }
  | { readonly view: 'verify', readonly id: string }
  | { readonly view: 'add' }
  | { readonly view: 'door' }
  | { readonly view: 'settings' }
  | { readonly view: 'network' }
  | { readonly view: 'house' }
  | { readonly view: 'about' }
  /** What is stored: about everybody, or about one contact. */
  | { readonly view: 'data' }
  | { readonly view: 'stored', readonly id: string }

export type View = Route['view']

/** What the router needs of `window`. */
export interface HistoryPort {
  readonly state: unknown
  pushState (state: unknown, unused: string): void
  replaceState (state: unknown, unused: string): void
  go (steps: number): void
}

const HOME: Route = { view: 'chats' }

export class Router {
  readonly #history: HistoryPort
  readonly #routes: Route[] = [HOME]
  readonly #route = signal<Route>(HOME)
  #at = 0
  /** A step back is on its way: what a person does meanwhile waits until it has arrived. */
  #leaves = false
  #next: (() => void) | undefined

  constructor (history: HistoryPort) {
    this.#history = history
    history.replaceState({ snug: 0 }, '')
  }

  get route (): ReadonlySignal<Route> { return this.#route }

  /** Goes somewhere; going where one is already does nothing. */
  go (route: Route): void {
    if (this.#waits(() => { this.go(route) }) || same(route, this.#route.peek())) return
    this.#at += 1
    this.#routes.splice(this.#at, Infinity, route)
    this.#history.pushState({ snug: this.#at }, '')
    this.#route.value = route
  }

  /** Goes somewhere in place of where one is: back does not come here again. */
  replace (route: Route): void {
    if (this.#waits(() => { this.replace(route) })) return
    this.#routes[this.#at] = route
    this.#history.replaceState({ snug: this.#at }, '')
    this.#route.value = route
  }

  /** One step back, or to the list where there is none. */
  back (): void {
    if (this.#waits(() => { this.back() })) return
    if (this.#at > 0) this.#leave(-1)
    else this.replace(HOME)
  }

  /** Closes what is shown, whatever came before it: details to their conversation, the honest page
   * to the settings, all else to the list. A step back where that leads there. */
  up (): void {
    if (this.#waits(() => { this.up() })) return
    const before = this.#routes[this.#at - 1]
    const to = parentOf(this.#route.peek(), before)
    if (this.#at > 0 && before !== undefined && same(before, to)) this.#leave(-1)
    else this.replace(to)
  }

  /** Closes everything down to the list. */
  home (): void {
    if (this.#waits(() => { this.home() })) return
    if (this.#at > 0) this.#leave(-this.#at)
    else this.replace(HOME)
  }

  /** The browser went to an entry of its history: to be called by `popstate`. */
  arrived (state: unknown): void {
    this.#arrive(state)
    this.#leaves = false
    const next = this.#next
    this.#next = undefined
    next?.()
  }

  /** The history goes later: what was put into it before that would be lost. */
  #leave (steps: number): void {
    this.#leaves = true
    this.#history.go(steps)
  }

  #waits (step: () => void): boolean {
    if (this.#leaves) this.#next = step
    return this.#leaves
  }

  #arrive (state: unknown): void {
    // A link with a fragment, opened in this tab: an entry of its own, where what is shown stays.
    if (state === null) {
      this.#at += 1
      this.#routes.splice(this.#at, Infinity, this.#route.peek())
      this.#history.replaceState({ snug: this.#at }, '')
      return
    }
    const number = (state as { snug?: unknown } | null)?.snug
    this.#at = typeof number === 'number' && number in this.#routes ? number : 0
    this.#route.value = this.#routes[this.#at] ?? HOME
  }
}

function parentOf (route: Route, before: Route | undefined): Route {
  switch (route.view) {
    case 'message':
    case 'contact':
    case 'verify': return { view: 'chat', id: route.id }
    case 'about':
    case 'data': return { view: 'settings' }
    case 'stored': return before?.view === 'contact' ? before : { view: 'data' }
    default: return HOME
  }
}

function same (one: Route, other: Route): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
