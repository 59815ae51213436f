// When a person rests: has neither typed nor pointed for a while, longer than they wait until a
// friend is connected. What is not for them right now waits for that, so that it takes nothing from
// what they do; but not for ever.

const REST_MS = 5_000
const PATIENCE_MS = 30_000
const ACTS = ['pointerdown', 'keydown', 'input'] as const

/** Resolves at the first rest, or when there was none for half a minute. */
export async function atRest (page: EventTarget): Promise<void> {
  await new Promise<void>((resolve) => {
    let timer = setTimeout(end, REST_MS)
    const patience = setTimeout(end, PATIENCE_MS)
    for (const act of ACTS) page.addEventListener(act, acted, { capture: true, passive: true })
    function acted (): void {
      clearTimeout(timer)
      timer = setTimeout(end, REST_MS)
    }
    function end (): void {
      clearTimeout(timer)
      clearTimeout(patience)
      for (const act of ACTS) page.removeEventListener(act, acted, { capture: true })
      resolve()
    }
  })
}
