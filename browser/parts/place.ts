// Puts what floats beside what opened it, inside of the window.

const GAP = 4 // px
const MARGIN = 8 // px to the edge of the window

/** Below where there is room, else above; its end at the end of `by`, as far as that fits. */
export function place (floating: HTMLElement, by: HTMLElement): void {
  const anchor = by.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = floating
  const below = anchor.bottom + GAP + height <= innerHeight - MARGIN
  const top = below ? anchor.bottom + GAP : Math.max(MARGIN, anchor.top - GAP - height)
  const toStart = getComputedStyle(by).direction === 'rtl'
  const wanted = toStart ? anchor.left : anchor.right - width
  const left = Math.min(Math.max(MARGIN, wanted), innerWidth - MARGIN - width)
  floating.style.top = `${top}px`
  floating.style.left = `${left}px`
}
