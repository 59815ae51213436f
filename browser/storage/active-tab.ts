// One tab at a time has the profile: who holds a lock of the browser (Web Locks). Tabs talk over a
// channel:
//
//   who      asked by a tab that finds the lock taken; the holder answers `here`
//   stop     asks the holder to finish what it is writing and to let go
//
// A holder that is frozen, hangs or is gone does not answer: its lock is taken away. Below all of
// this every write asks whether it is still the owner's (src/storage/write-journal.ts), so that a
// tab that hears of nothing harms nothing.

const NAME = 'snug-profile'

/** A holder answers at once; a tab that is being reloaded lets go within this time. */
const ANSWER_MS = 1_000
/** For finishing a write and closing the database. */
const STOP_MS = 3_000

type Word = 'who' | 'here' | 'stop'

export class ActiveTab {
  /** Resolves when another tab wants the profile, or took it: it is to be closed, and left. */
  readonly ending: Promise<void>
  readonly #leave: () => void

  private constructor (ending: Promise<void>, leave: () => void) {
    this.ending = ending
    this.#leave = leave
  }

  /** Becomes the tab that has the profile; undefined where another one has it. */
  static async enter (
    { takeOver }: { readonly takeOver: boolean }
  ): Promise<ActiveTab | undefined> {
    const held = await ask({ takeOver })
    return held === undefined ? undefined : ActiveTab.#inside(held)
  }

  /** Whether another tab has the profile; this one has it no more than before. */
  static async isElsewhere (): Promise<boolean> {
    const held = await ask({ takeOver: false })
    held?.release()
    return held === undefined
  }

  /** Has the profile at once, for erasing it: whoever has it is not waited for. */
  static async seize (): Promise<ActiveTab> {
    const held = await hold({ steal: true })
    if (held === undefined) throw new RangeError('a lock that was stolen was not given')
    return ActiveTab.#inside(held)
  }

  /** Lets others in. */
  leave (): void {
    this.#leave()
  }

  static #inside ({ lost, release }: Held): ActiveTab {
    const channel = new BroadcastChannel(NAME)
    const ending = new Promise<void>((resolve) => {
      channel.onmessage = ({ data }: MessageEvent<Word>) => {
        if (data === 'who') channel.postMessage('here' satisfies Word)
        if (data === 'stop') resolve()
      }
      void lost.then(resolve)
    })
    return new ActiveTab(ending, () => {
      channel.close()
      release()
    })
  }
}

interface Held {
  /** Resolves when another tab took the lock away. */
  readonly lost: Promise<void>
  readonly release: () => void
}

/** Asks whoever has the lock; undefined where they keep it. */
async function ask ({ takeOver }: { readonly takeOver: boolean }): Promise<Held | undefined> {
  const channel = new BroadcastChannel(NAME)
  let isOver = false
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    const patience = new AbortController()
    // A page that was busy hears late: what nobody has any more is given to it by itself, or to
    // another one that waits for it; so it is looked at again.
    const look = async (): Promise<void> => {
      const { held } = await navigator.locks.query()
      if (held?.some(({ name }) => name === NAME)) patience.abort()
      else if (!isOver) lookIn(ANSWER_MS)
    }
    const lookIn = (ms: number): void => {
      timer = setTimeout(() => { look().catch(() => { patience.abort() }) }, ms)
    }
    lookIn(takeOver ? STOP_MS : ANSWER_MS)
    channel.onmessage = ({ data }: MessageEvent<Word>) => {
      if (data === 'here' && !takeOver) patience.abort()
    }
    const waiting = hold({ signal: patience.signal })
    channel.postMessage((takeOver ? 'stop' : 'who') satisfies Word)
    return await waiting ?? (takeOver ? await hold({ steal: true }) : undefined)
  } finally {
    isOver = true
    clearTimeout(timer)
    channel.close()
  }
}

/**
 * Undefined where the signal was aborted first. The signal is listened to here as well: Chromium
 * forgets that a page gave its very first request up, where that comes before the browser has
 * looked whether the page may have locks at all. What is granted after that is given back at once.
 */
async function hold (
  options: { readonly signal: AbortSignal } | { readonly steal: true }
): Promise<Held | undefined> {
  return await new Promise<Held | undefined>((resolve, reject) => {
    const over = Promise.withResolvers<void>()
    const lost = Promise.withResolvers<void>()
    let state: 'waiting' | 'held' | 'given up' = 'waiting'
    const giveUp = (): void => {
      if (state !== 'waiting') return
      state = 'given up'
      resolve(undefined)
    }
    if ('signal' in options) options.signal.addEventListener('abort', giveUp)
    navigator.locks.request(NAME, options, async () => {
      if (state === 'given up') return
      state = 'held'
      resolve({ lost: lost.promise, release: over.resolve })
      await over.promise
    }).catch((error: unknown) => {
      if (state === 'held') lost.resolve()
      else if (state === 'waiting') reject(error)
    })
  })
}
