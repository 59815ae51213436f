// The words of a text as they are searched: folded, so that case, accents and forms of a letter do
// not matter, each with where it stands. Scripts that put no spaces between words (Chinese,
// Japanese, Thai, …) are cut into pairs of neighbouring characters.

export interface Word {
  /** Folded. */
  readonly word: string
  /** Where it stands in the text, in UTF-16 units. */
  readonly start: number
  readonly end: number
}

/** Of a longer one only the beginning counts, in UTF-16 units: nobody types such a word. */
const WORD_MAX = 48

const UNSPACED = ['Han', 'Hira', 'Kana', 'Thai', 'Laoo', 'Khmr', 'Mymr']
  .map((script) => `\\p{sc=${script}}`).join('')
const RUNS = new RegExp(
  `(?<run>[${UNSPACED}][${UNSPACED}\\p{M}ー]*)|\\p{Extended_Pictographic}|` +
  `(?:(?![${UNSPACED}])[\\p{L}\\p{N}])(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}\\p{Join_Control}])*`,
  'gu'
)
/** What a letter carries besides its shape: accents, vowel points, hamza, tatweel; and joiners. */
const MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/gu
const JOINERS = /\p{Join_Control}/gu
/** Letters that no normal form takes apart. */
const APART: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ð: 'd',
  þ: 'th', đ: 'd', ħ: 'h', ı: 'i', ł: 'l', ς: 'σ' }
const TO_TAKE_APART = /[ßæœøðþđħıłς]/g

/** One word, or a piece of one, as it is compared. */
function fold (text: string): string {
  return text.normalize('NFKD').replace(MARKS, '').replace(JOINERS, '').toLowerCase()
    .replace(TO_TAKE_APART, (letter) => APART[letter] ?? letter)
    // Lower case can bring marks back, and what was taken apart is put together again where it is
    // one letter (Hangul).
    .normalize('NFKD').replace(MARKS, '').normalize('NFC')
}

/** Of a text that is searched. */
export function wordsOf (text: string): Word[] {
  return [...text.matchAll(RUNS)].flatMap((match) => {
    const { 0: found, index: start } = match
    if (match.groups?.run !== undefined) return pairsOf(found, start, true)
    const word = fold(found).slice(0, WORD_MAX)
    return word === '' ? [] : [{ word, start, end: start + found.length }]
  })
}

/** Of what somebody looks for: the last character of a run stands in a pair already. */
export function wantedWords (query: string): string[] {
  const words = [...query.matchAll(RUNS)].flatMap((match) =>
    match.groups?.run === undefined
      ? [fold(match[0]).slice(0, WORD_MAX)]
      : pairsOf(match[0], match.index, false).map(({ word }) => word))
  return [...new Set(words)].filter((word) => word !== '')
}

/**
 * Each character with the one behind it; `last` also alone, so that whoever looks for it finds it.
 */
function pairsOf (run: string, at: number, last: boolean): Word[] {
  const characters = [...run.matchAll(/\P{M}\p{M}*/gu)]
  return characters.flatMap((character, i) => {
    const next = characters[i + 1]
    if (next === undefined && !last && characters.length > 1) return []
    const start = at + character.index
    const end = at + (next ?? character).index + (next ?? character)[0].length
    const word = fold(character[0] + (next?.[0] ?? ''))
    return word === '' ? [] : [{ word, start, end }]
  })
}

/** Whether a word may be looked for as the beginning of others: one letter stands in too many. */
export function isBeginning (word: string): boolean {
  return word.length > 1 || /[^\p{sc=Latin}\p{sc=Cyrl}\p{sc=Grek}\p{N}]/u.test(word)
}
