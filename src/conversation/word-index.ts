// Which documents hold which words: numbers of documents by word, in order, over minisearch's map
// of prefixes. Nothing is weighed: who looks for a message wants the newest that holds the words,
// and a score over many thousands of them would keep everything else waiting.

import SearchableMap from 'minisearch/SearchableMap'
import { isBeginning } from './search-words.ts'

export class WordIndex {
  readonly #documents = new SearchableMap<number[]>()

  /** `document` is higher than all that were added before. */
  add (document: number, words: ReadonlySet<string>): void {
    for (const word of words) this.#documents.fetch(word, () => []).push(document)
  }

  /** `words` are those that it was added with. */
  remove (document: number, words: ReadonlySet<string>): void {
    for (const word of words) {
      const documents = this.#documents.get(word)
      const at = documents === undefined ? -1 : placeOf(documents, document)
      if (documents?.[at] !== document) continue
      documents.splice(at, 1)
      if (documents.length === 0) this.#documents.delete(word)
    }
  }

  /** Documents below `end` that hold each of the words, or a word that begins so. */
  find (words: readonly string[], end: number): number[] {
    // How many of the words each document has so far.
    const had = new Uint16Array(end)
    for (const [i, word] of words.entries()) {
      for (const documents of this.#of(word)) {
        for (const document of documents) if (had[document] === i) had[document] = i + 1
      }
    }
    const found: number[] = []
    if (words.length === 0) return found
    for (let document = 0; document < end; document++) {
      if (had[document] === words.length) found.push(document)
    }
    return found
  }

  clear (): void { this.#documents.clear() }

  * #of (word: string): Generator<readonly number[]> {
    const documents = this.#documents.get(word)
    if (isBeginning(word)) yield * this.#documents.atPrefix(word).values()
    else if (documents !== undefined) yield documents
  }
}

/** Where a number stands in ascending ones, or would. */
function placeOf (numbers: readonly number[], wanted: number): number {
  let low = 0
  for (let high = numbers.length; low < high;) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}
