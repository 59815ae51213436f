// Typed events: synchronous, in order of subscription. A listener that throws never stops the
// others or the source.

export type Listener<Event> = (event: Event) => void

export class Emitter<Events extends Record<string, unknown>> {
  readonly #listeners = new Map<keyof Events, Set<Listener<never>>>()
  readonly #onError: (error: unknown) => void

  /** `onError` hears of listeners that throw. */
  constructor (onError: (error: unknown) => void = () => {}) {
    this.#onError = onError
  }

  /** Subscribes, and returns what ends the subscription. */
  on<Name extends keyof Events> (name: Name, listener: Listener<Events[Name]>): () => void {
    const listeners = this.#listeners.get(name) ?? new Set()
    listeners.add(listener)
    this.#listeners.set(name, listeners)
    return () => { listeners.delete(listener) }
  }

  emit<Name extends keyof Events> (name: Name, event: Events[Name]): void {
    for (const listener of [...this.#listeners.get(name) ?? []]) {
      try {
        (listener as Listener<Events[Name]>)(event)
      } catch (error) {
        this.#onError(error)
      }
    }
  }
}
