// What was done for a box on the stream of now, and need not be done again until it ends.

export interface StreamProgress {
  /** That was left last. */
  readonly bundle: Uint8Array | undefined
  readonly subscribed: boolean
  /** The write counter that was told last. */
  readonly counter: number
}

export const NOTHING_DONE: StreamProgress = { bundle: undefined, subscribed: false, counter: -1 }
