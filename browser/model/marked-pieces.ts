// A text in pieces, with those marked that a search found: pieces become nodes, nothing is put
// together as markup.

import type { FoundRange } from '../../src/conversation/views.ts'

export interface MarkedPiece {
  readonly text: string
  readonly isHit: boolean
}

const BEFORE = 32 // UTF-16 units before the first hit, where there is little room

/** `text` begins `offset` units into what the ranges count in. */
export function markedPieces (
  text: string, ranges: readonly FoundRange[], offset = 0
): MarkedPiece[] {
  const pieces: MarkedPiece[] = []
  let at = 0
  for (const range of ranges) {
    const start = Math.max(at, range.start - offset)
    const end = Math.min(text.length, range.end - offset)
    if (end <= start) continue
    if (start > at) pieces.push({ text: text.slice(at, start), isHit: false })
    pieces.push({ text: text.slice(start, end), isHit: true })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isHit: false })
  return pieces
}

/** As much as a line shows, from a little before the first hit. */
export function markedLine (
  text: string, ranges: readonly FoundRange[], length: number
): MarkedPiece[] {
  const [first] = ranges
  const start = first === undefined || first.start <= BEFORE
    ? 0
    : wordStart(text, first.start - BEFORE, first.start)
  const pieces = markedPieces(text.slice(start, start + length), ranges, start)
  return start > 0 ? [{ text: '…', isHit: false }, ...pieces] : pieces
}

/** The first word that begins between two places; never the middle of a letter. */
function wordStart (text: string, from: number, to: number): number {
  const space = text.slice(from, to).search(/\s\S/)
  return space >= 0 ? from + space + 1 : to
}
