// Arrows go from message to message; Enter shows the details of one. The timeline is one stop for
// Tab, and one begins at the latest message that is on the screen.

/** Moves, or opens what the focus is on, and takes the key then. */
export function moveInTimeline (
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'target' |
    'preventDefault'>,
  box: HTMLElement
): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return
  const messages = [...box.querySelectorAll<HTMLElement>('[data-message]')]
  const at = messages.findIndex((message) => message.contains(document.activeElement))
  if (event.key === 'Enter' && event.target === messages[at]) {
    messages[at]?.querySelector<HTMLElement>('.meta')?.click()
    event.preventDefault()
    return
  }
  const to = destination(event.key, at, messages, box)
  if (to === undefined) return
  event.preventDefault()
  messages[to]?.focus()
}

function destination (
  key: string, at: number, messages: readonly HTMLElement[], box: HTMLElement
): number | undefined {
  switch (key) {
    case 'ArrowUp': return at < 0 ? lowest(messages, box) : Math.max(0, at - 1)
    case 'ArrowDown': return at < 0 ? undefined : Math.min(messages.length - 1, at + 1)
    case 'Home': return at < 0 ? undefined : 0
    case 'End': return messages.length - 1
    default: return undefined
  }
}

function lowest (messages: readonly HTMLElement[], box: HTMLElement): number {
  const bottom = box.scrollTop + box.clientHeight
  return messages.findLastIndex((message) => message.offsetTop < bottom)
}
