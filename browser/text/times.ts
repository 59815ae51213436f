// Days and times in a person's own language and region, by Intl. Relative names of days are asked
// of the calendar, not of hours: what was sent at 23:59 was sent yesterday at 00:01.

import { language } from './language.ts'

const DAY = 86_400_000 // ms

type Shape = 'time' | 'weekday' | 'day' | 'year' | 'full'

const SHAPES: Readonly<Record<Shape, Intl.DateTimeFormatOptions>> = {
  time: { hour: 'numeric', minute: '2-digit' },
  weekday: { weekday: 'long' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  year: { day: 'numeric', month: 'short', year: 'numeric' },
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric',
    minute: '2-digit' }
}

const made = new Map<string, Intl.DateTimeFormat>()

/** The region comes from the person's browser where it speaks the chosen language. */
export function locale (): string {
  const speaks = language.value
  const wanted = typeof navigator === 'undefined' ? [] : navigator.languages
  return wanted.find((tag) => tag.toLowerCase().split('-')[0] === speaks) ?? speaks
}

function format (shape: Shape, at: number): string {
  const where = locale()
  const key = `${where} ${shape}`
  const known = made.get(key) ?? new Intl.DateTimeFormat(where, SHAPES[shape])
  made.set(key, known)
  return known.format(at)
}

/** Days of the calendar from `at` to `now`: 0 today, 1 yesterday, -1 tomorrow. */
function daysSince (at: number, now: number): number {
  return Math.round((midnight(now) - midnight(at)) / DAY)
}

function midnight (at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

export function clockTime (at: number): string { return format('time', at) }

export function fullTime (at: number): string { return format('full', at) }

/** "Today", "Yesterday", "Friday", "Mon, 3 Mar", "3 Mar 2024": as it stands alone. */
export function dayName (at: number, now: number): string {
  const name = dayWithin(at, now)
  return name.charAt(0).toLocaleUpperCase(locale()) + name.slice(1)
}

/** The same within a sentence: "until tomorrow". */
export function dayWithin (at: number, now: number): string {
  const days = daysSince(at, now)
  if (Math.abs(days) <= 1) {
    return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(-days, 'day')
  }
  if (Math.abs(days) < 7) return format('weekday', at)
  return format(sameYear(at, now) ? 'day' : 'year', at)
}

/** As short as a list needs: the time today, else the day. */
export function shortTime (at: number, now: number): string {
  return daysSince(at, now) === 0 ? clockTime(at) : dayName(at, now)
}

/** When something ends, within a sentence: "14:30", "tomorrow, 14:30", "Friday". */
export function moment (at: number, now: number): string {
  const days = daysSince(at, now)
  if (days === 0) return clockTime(at)
  return days === -1 ? `${dayWithin(at, now)}, ${clockTime(at)}` : dayWithin(at, now)
}

function sameYear (one: number, other: number): boolean {
  return new Date(one).getFullYear() === new Date(other).getFullYear()
}
