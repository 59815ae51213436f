// Keeps still what a person reads while messages come and go around it. Whoever is at the end stays
// at the end; everybody else keeps the message at the top of the window where it is, to the pixel,
// whatever is added, removed or grows above.

import { signal } from '@preact/signals'

export interface ScrollPorts {
  /** The person comes near the beginning of what is loaded, or near its end. */
  readonly nearStart: () => void
  readonly nearEnd: () => void
  /** The latest message that the person can see. */
  readonly seen: (position: number) => void
}

/** Where to go with the next messages that are drawn. */
export type Aim = 'end' | 'unread' | number

const NEAR = 900 // px: about a screen
const AT_END = 48 // px
const FROM_TOP = 0.28 // of the window: where a message that is gone to stands

export class TimelineScroll {
  readonly #ports: ScrollPorts
  #box: HTMLElement | undefined
  #anchor: {
    readonly row: HTMLElement
    readonly key: string | undefined
    readonly offset: number
  } | undefined
  #aim: Aim | undefined = 'end'

  /** Whether the person is at the end of what is loaded. */
  readonly isAtEnd = signal(true)

  constructor (ports: ScrollPorts) {
    this.#ports = ports
  }

  /** Follows a box until the returned function is called. */
  attach (box: HTMLElement): () => void {
    this.#box = box
    const sizes = new ResizeObserver(() => { this.settle() })
    sizes.observe(box)
    for (const child of box.children) sizes.observe(child)
    const moved = (): void => { this.#moved() }
    box.addEventListener('scroll', moved, { passive: true })
    return () => {
      sizes.disconnect()
      box.removeEventListener('scroll', moved)
      this.#box = undefined
    }
  }

  aim (to: Aim): void {
    this.#aim = to
    this.settle()
  }

  /** Call when the rows were drawn: puts everything back where it belongs. */
  settle (): void {
    const box = this.#box
    if (box === undefined) return
    if (this.#aim !== undefined && this.#goTo(box, this.#aim)) this.#aim = undefined
    else if (this.isAtEnd.peek()) box.scrollTop = box.scrollHeight
    else this.#restore(box)
    this.#look(box)
    if (this.#aim === undefined) this.#reach(box)
  }

  #moved (): void {
    const box = this.#box
    if (box === undefined) return
    this.#look(box)
    this.#reach(box)
  }

  #reach (box: HTMLElement): void {
    if (box.scrollTop < NEAR) this.#ports.nearStart()
    if (rest(box) < NEAR) this.#ports.nearEnd()
  }

  /** Notes where the person is. */
  #look (box: HTMLElement): void {
    this.isAtEnd.value = rest(box) < AT_END
    const rows = rowsOf(box)
    // A message: the row of its day moves when older ones of that day come.
    const top = messageFrom(rows, firstAt(rows, box.scrollTop), 1)
    this.#anchor = top && { row: top, key: top.dataset.key, offset: top.offsetTop - box.scrollTop }
    const bottom = box.scrollTop + box.clientHeight
    const last = messageFrom(rows, firstAt(rows, bottom - AT_END), -1)
    if (last !== undefined) this.#ports.seen(Number(last.dataset.position))
  }

  #restore (box: HTMLElement): void {
    if (this.#anchor === undefined) return
    const { key, offset } = this.#anchor
    // Almost always the node is still the one of the message.
    const row = this.#anchor.row.isConnected && this.#anchor.row.dataset.key === key
      ? this.#anchor.row
      : [...rowsOf(box)].find(({ dataset }) => dataset.key === key)
    if (row !== undefined) box.scrollTop = row.offsetTop - offset
  }

  #goTo (box: HTMLElement, aim: Aim): boolean {
    const rows = rowsOf(box)
    if (rows.length === 0) return false
    if (aim === 'end') {
      box.scrollTop = box.scrollHeight
      return true
    }
    const row = [...rows].find(({ dataset }) => {
      return aim === 'unread' ? dataset.key === aim : dataset.position === String(aim)
    })
    if (row === undefined) return false
    box.scrollTop = row.offsetTop - box.clientHeight * FROM_TOP
    return true
  }
}

function rest (box: HTMLElement): number {
  return box.scrollHeight - box.scrollTop - box.clientHeight
}

/** Days, lines, notices and messages, in order; live. */
type Rows = HTMLCollectionOf<HTMLElement>

function rowsOf (box: HTMLElement): Rows {
  return box.firstElementChild?.children as Rows
}

/** The row at a height of the content: they stand in order, so few have to be measured. */
function firstAt (rows: Rows, height: number): number {
  let [low, high] = [0, rows.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    const row = rows[middle]
    if (row !== undefined && row.offsetTop + row.offsetHeight <= height) low = middle + 1
    else high = middle
  }
  return high
}

/** The next row that has a position, from one on or backwards. */
function messageFrom (rows: Rows, from: number, step: 1 | -1): HTMLElement | undefined {
  for (let at = from; at >= 0 && at < rows.length; at += step) {
    if (rows[at]?.dataset.position !== undefined) return rows[at]
  }
  return undefined
}
