// New versions of the app: looked for at the start and every hour that somebody looks at the page,
// fetched in the background, and used only when a person says so. A page is never loaded again on
// its own: somebody may be writing in it.

import { signal } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'

/** `later`: it is there, and the person was asked. */
export type UpdateState = 'none' | 'ready' | 'later'

interface Events {
  addEventListener (type: string, listen: () => void): void
}

interface WorkerPort extends Events {
  readonly state: string
  postMessage (message: string): void
}

interface RegistrationPort extends Events {
  readonly waiting: WorkerPort | null
  readonly installing: WorkerPort | null
  update (): Promise<unknown>
}

/** What is needed of the page. */
export interface UpdatePage {
  readonly workers: Events & { readonly controller: unknown }
  register (): Promise<RegistrationPort>
  readonly document: Events & { readonly visibilityState: string }
  reload (): void
  /** Calls at times, for as long as the page is there. */
  every (ms: number, run: () => void): void
  /** Milliseconds. */
  now (): number
}

const CHECKED_EVERY = 3_600_000 // ms
const LOOKED_EVERY = 60_000 // ms

export class Updates {
  readonly #page: UpdatePage
  readonly #state = signal<UpdateState>('none')
  #registration: RegistrationPort | undefined
  #checkedAt = 0
  #isAsked = false

  constructor (page: UpdatePage) {
    this.#page = page
    const { workers } = page
    // Before there was a worker, there is no version to be asked about.
    let isControlled = Boolean(workers.controller)
    workers.addEventListener('controllerchange', () => {
      if (this.#isAsked) page.reload()
      // Another tab took the new version: this one goes on with what it has loaded.
      else if (isControlled) this.#state.value = 'ready'
      isControlled = true
    })
  }

  get state (): ReadonlySignal<UpdateState> { return this.#state }

  /** Rejects where the browser keeps no worker for this page: then it works with a network only. */
  async start (): Promise<void> {
    const { document, every, now, register } = this.#page
    const registration = await register()
    this.#registration = registration
    this.#checkedAt = now()
    if (registration.waiting !== null) this.#ready()
    const arriving = (): void => {
      const { installing } = registration
      installing?.addEventListener('statechange', () => {
        if (installing.state === 'installed') this.#ready()
      })
    }
    registration.addEventListener('updatefound', arriving)
    // One that the browser found by itself, before anybody listened.
    arriving()
    const look = (): void => { this.#look() }
    document.addEventListener('visibilitychange', look)
    every(LOOKED_EVERY, look)
  }

  /** Uses the new version: the page is loaded again. */
  use (): void {
    this.#isAsked = true
    const waiting = this.#registration?.waiting
    if (waiting === null || waiting === undefined) this.#page.reload()
    else waiting.postMessage('use')
  }

  later (): void { this.#state.value = 'later' }

  #ready (): void {
    if (this.#page.workers.controller !== null) this.#state.value = 'ready'
  }

  #look (): void {
    const { document, now } = this.#page
    if (document.visibilityState !== 'visible' || now() - this.#checkedAt < CHECKED_EVERY) return
    this.#checkedAt = now()
    // Without a network there is nothing new.
    this.#registration?.update().catch(() => {})
  }
}
