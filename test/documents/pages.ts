// The documents of the project as text, and what tests look for in them: numbers that they state,
// tables, fenced blocks, names of files.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

export const PAGES = [
  'README.md', 'ARCHITECTURE.md', 'SECURITY.md', 'PROTOCOL.md', 'CONTRIBUTING.md'
] as const

export type Page = typeof PAGES[number]

export function page (name: Page): string {
  return readFileSync(`${ROOT}/${name}`, 'utf8')
}

/** A fenced block: ```language words, its lines, ```. */
export interface Block {
  readonly page: Page
  /** The line on which it begins, from 1. */
  readonly line: number
  readonly language: string
  readonly words: readonly string[]
  readonly text: string
}

export function blocks (name: Page): Block[] {
  const text = page(name)
  return [...text.matchAll(/^```(\S+)[^\S\n]*([^\n]*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    page: name,
    line: text.slice(0, match.index).split('\n').length,
    language: match[1] ?? '',
    words: (match[2] ?? '').split(/\s+/).filter((word) => word !== ''),
    text: match[3] ?? ''
  }))
}

/** The number that a page states where `pattern` says: its first group, which may have spaces. */
export function stated (text: string, pattern: RegExp): number {
  const match = pattern.exec(text)
  if (match?.[1] === undefined) throw new Error(`the page does not state ${String(pattern)}`)
  return Number(match[1].replaceAll(/[\s\u00a0]/g, ''))
}

/** All rows of tables whose first cell begins with a number: [number, name]. */
export function numberedRows (section: string): ReadonlyMap<number, string> {
  const rows = [...section.matchAll(/^\| (\d+) ([\w ]+?) \|/gm)]
  return new Map(rows.map((row) => [Number(row[1]), row[2] ?? '']))
}

/** The part of a page from one heading to the next of the same level or above. */
export function section (text: string, heading: string): string {
  const from = text.indexOf(`\n${heading}`)
  if (from < 0) throw new Error(`there is no heading ${heading}`)
  const level = /^#+/.exec(heading)?.[0].length ?? 1
  const rest = text.slice(from + 1 + heading.length)
  const end = rest.search(new RegExp(`^#{1,${level}} `, 'm'))
  return end < 0 ? rest : rest.slice(0, end)
}
