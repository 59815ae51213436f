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
    const channel = new BroadcastChannel(NAME)
    const say = (word: Word): void => { channel.postMessage(word) }
    try {
      const patience = new AbortController()
      const timer = setTimeout(() => { patience.abort() }, takeOver ? STOP_MS : ANSWER_MS)
      channel.onmessage = ({ data }) => {
        if (data === 'here' && !takeOver) patience.abort()
      }
      const waiting = hold({ signal: patience.signal })
      say(takeOver ? 'stop' : 'who')
      const held = await waiting ?? (takeOver ? await hold({ steal: true }) : undefined)
      clearTimeout(timer)
      return held === undefined ? undefined : ActiveTab.#inside(held)
    } finally {
      channel.close()
    }
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

/** Undefined where the signal was aborted first. */
async function hold (
  options: { readonly signal: AbortSignal } | { readonly steal: true }
): Promise<Held | undefined> {
  return await new Promise<Held | undefined>((resolve, reject) => {
    const over = Promise.withResolvers<void>()
    const lost = Promise.withResolvers<void>()
    let held = false
    navigator.locks.request(NAME, options, async () => {
      held = true
      resolve({ lost: lost.promise, release: over.resolve })
      await over.promise
    }).catch((error: unknown) => {
      if (held) lost.resolve()
      else if (error instanceof DOMException && error.name === 'AbortError') resolve(undefined)
      else reject(error)
    })
  })
}
