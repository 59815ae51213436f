// Puts what floats where it belongs, inside of the window.

const GAP = 4 // px
const MARGIN = 8 // px to the edge of the window

/** Below what opened it where there is room, else above; its end at the end of that. */
export function placeBy (floating: HTMLElement, by: HTMLElement): void {
  const anchor = by.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = floating
  const below = anchor.bottom + GAP + height <= innerHeight - MARGIN
  const isRtl = getComputedStyle(by).direction === 'rtl'
  put(floating, isRtl ? anchor.left : anchor.right - width,
    below ? anchor.bottom + GAP : anchor.top - GAP - height)
}

/** At a point of the window. */
export function placeAt (floating: HTMLElement, x: number, y: number): void {
  const isRtl = getComputedStyle(floating).direction === 'rtl'
  put(floating, isRtl ? x - floating.offsetWidth : x, y)
}

function put (floating: HTMLElement, x: number, y: number): void {
  const { offsetWidth: width, offsetHeight: height } = floating
  const left = Math.max(MARGIN, Math.min(x, innerWidth - MARGIN - width))
  const top = Math.max(MARGIN, Math.min(y, innerHeight - MARGIN - height))
  floating.style.left = `${left}px`
  floating.style.top = `${top}px`
}
