// What text for a person may use: width, colour, and times in words. All text of others passes
// `safe`, so that no name and no message can move the cursor, change colours or reverse the line.

import { count } from '../../src/base/plural.ts'
import { DAY } from '../../src/base/limits.ts'

export interface TerminalOptions {
  /** Characters in a line; Infinity where nobody looks. */
  readonly columns: number
  readonly colour: boolean
  readonly interactive: boolean
  /** Unix milliseconds. */
  readonly now: number
  readonly timeZone?: string
}

const STYLES = { bold: 1, dim: 2, green: 32, yellow: 33 } as const

// Control characters but tab and line feed, and the marks that change the direction of text.
// oxlint-disable-next-line no-control-regex
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g

export class Terminal {
  readonly columns: number
  readonly colour: boolean
  readonly interactive: boolean
  readonly now: number
  readonly #zone: { readonly timeZone?: string }

  constructor (options: TerminalOptions) {
    this.columns = options.columns
    this.colour = options.colour
    this.interactive = options.interactive
    this.now = options.now
    this.#zone = options.timeZone === undefined ? {} : { timeZone: options.timeZone }
  }

  /** Text of others on one line. */
  safe (text: string): string {
    return text.replace(UNSAFE, '').replace(/[\t\n]+/g, ' ')
  }

  /** Text of others that may have several lines. */
  safeLines (text: string): string {
    return text.replace(/\r\n?/g, '\n').replace(UNSAFE, '')
  }

  style (style: keyof typeof STYLES, text: string): string {
    return this.colour && text !== '' ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text
  }

  /** "14:05" today, "Tue 14:05" within the week, else the date. */
  time (at: number): string {
    const clock = this.#format(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    if (this.#day(at) === this.#day(this.now)) return clock
    if (Math.abs(this.now - at) < 6 * DAY) {
      return `${this.#format(at, { weekday: 'short' })} ${clock}`
    }
    return `${this.#day(at)} ${clock}`
  }

  /** "today", "tomorrow", "Friday" within the week ahead, else the date. */
  day (at: number): string {
    if (this.#day(at) === this.#day(this.now)) return 'today'
    if (this.#day(at) === this.#day(this.now + DAY)) return 'tomorrow'
    const soon = at > this.now && at - this.now < 6 * DAY
    return soon ? this.#format(at, { weekday: 'long' }) : this.#day(at)
  }

  /** Columns side by side; the last is not padded. */
  table (rows: readonly (readonly string[])[]): string {
    const widths: number[] = []
    for (const row of rows) {
      row.forEach((cell, at) => { widths[at] = Math.max(widths[at] ?? 0, widthOf(cell)) })
    }
    return rows.map((row) =>
      row.map((cell, at) => {
        const padding = at === row.length - 1 ? 0 : (widths[at] ?? 0) - widthOf(cell) + 2
        return cell + ' '.repeat(padding)
      }).join('').trimEnd()
    ).join('\n')
  }

  #day (at: number): string {
    return this.#format(at, { year: 'numeric', month: 'short', day: 'numeric' })
  }

  #format (at: number, format: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat('en-GB', { ...format, ...this.#zone }).format(at)
  }
}

/** "3 minutes", "2 days": the largest whole unit. */
export function inWords (ms: number): string {
  const year = 365 * DAY
  if (ms > 0 && ms % year === 0) return count(ms / year, 'year')
  const units = [['day', DAY], ['hour', 3_600_000], ['minute', 60_000], ['second', 1_000]] as const
  const [unit, size] = units.find(([, length]) => ms >= length) ?? ['second', 1_000]
  return count(Math.round(ms / size), unit)
}

/** "12.3 MB" */
export function bytesInWords (bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB']
  let size = bytes
  let unit = 0
  while (size >= 1_000 && unit < units.length - 1) {
    size /= 1_000
    unit++
  }
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit] ?? ''}`
}

/** Columns that a text takes: without escapes, wide characters twice. */
function widthOf (text: string): number {
  // oxlint-disable-next-line no-control-regex
  const plain = text.replace(/\u001b\[\d+m/g, '')
  let width = 0
  for (const character of plain) {
    if (/\p{M}/u.test(character)) continue
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u.test(
          character
        ) ||
        /\p{Emoji_Presentation}/u.test(character) ?
        2 :
        1
  }
  return width
}
