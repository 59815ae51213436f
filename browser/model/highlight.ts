// Where the words of a search stand in a text, as pieces for nodes: nothing is put together as
// markup. Letters count without their accents and case, as in the index of the core.

export interface TextPiece {
  readonly text: string
  readonly isHit: boolean
}

const BEFORE = 32 // characters before the first hit

/** The pieces of a text; with `isShort` from a little before the first hit. */
export function highlight (text: string, query: string, isShort = false): TextPiece[] {
  const words = query.split(/[\s\p{P}]+/u).map(folded).filter((word) => word !== '')
  if (words.length === 0) return [{ text, isHit: false }]
  const letters = [...text].map((letter) => ({ letter, plain: folded(letter) }))
  const hits = new Set<number>()
  letters.forEach((_, at) => {
    if (at > 0 && /[\p{L}\p{N}]/u.test(letters[at - 1]?.letter ?? '')) return
    for (const word of words) {
      for (let end = at; end < lengthOf(letters, at, word); end++) hits.add(end)
    }
  })
  const [first = 0] = hits
  const start = isShort && first > BEFORE ? first - BEFORE : 0
  return pieces(letters.slice(start).map(({ letter }, at) => ({ letter,
    isHit: hits.has(at + start) })), start > 0)
}

/** Where a word that begins at a letter ends; the letter itself where it does not begin there. */
function lengthOf (letters: ReadonlyArray<{ plain: string }>, at: number, word: string): number {
  let seen = ''
  for (let end = at; end < letters.length; end++) {
    seen += letters[end]?.plain ?? ''
    if (seen.length >= word.length) return seen.startsWith(word) ? end + 1 : at
    if (!word.startsWith(seen)) return at
  }
  return at
}

function pieces (
  letters: ReadonlyArray<{ letter: string, isHit: boolean }>, isCut: boolean
): TextPiece[] {
  const made: Array<{ text: string, isHit: boolean }> = isCut ? [{ text: '…', isHit: false }] : []
  for (const { letter, isHit } of letters) {
    const last = made.at(-1)
    if (last !== undefined && last.isHit === isHit) last.text += letter
    else made.push({ text: letter, isHit })
  }
  return made
}

function folded (text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
