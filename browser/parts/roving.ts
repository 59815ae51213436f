// Arrows move within a list, and Tab goes on to what comes after it: of its items only one can be
// reached by Tab at a time.

export interface RovingOptions {
  readonly wraps?: boolean
  /** Whether a letter goes to the next item that begins with it. */
  readonly letters?: boolean
}

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'preventDefault'>

/** Moves the focus where the key says so, and takes the key then. */
export function moveFocus (
  event: Key, items: readonly HTMLElement[], options: RovingOptions = {}
): void {
  if (event.ctrlKey || event.altKey || event.metaKey || items.length === 0) return
  const at = items.findIndex((item) => item.contains(document.activeElement))
  const to = target(event.key, at, items, options)
  if (to === undefined) return
  event.preventDefault()
  items[to]?.focus()
}

function target (
  key: string, at: number, items: readonly HTMLElement[], { wraps, letters }: RovingOptions
): number | undefined {
  const last = items.length - 1
  switch (key) {
    case 'ArrowDown': return at < last ? at + 1 : wraps === true ? 0 : last
    case 'ArrowUp': return at > 0 ? at - 1 : wraps === true ? last : 0
    case 'Home': return 0
    case 'End': return last
    default: return letters === true ? beginningWith(key, at, items) : undefined
  }
}

function beginningWith (
  key: string, at: number, items: readonly HTMLElement[]
): number | undefined {
  if (key.length !== 1 || key === ' ') return undefined
  const begins = (item: HTMLElement): boolean => {
    return item.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()) ?? false
  }
  const next = items.findIndex((item, index) => index > at && begins(item))
  const found = next >= 0 ? next : items.findIndex(begins)
  return found >= 0 ? found : undefined
}
