// What may stand in a log. Codes and numbers may; everything else (ids, names, addresses, texts)
// becomes a short mark that tells equal from different within one run, and nothing else: the key of
// the marks is random and never written.

import { createHmac, randomBytes } from 'node:crypto'

/** Fields whose values are words of our own. */
const WORDS: ReadonlySet<string> = new Set([
  'at', 'code', 'dht', 'method', 'policy', 'protocol', 'route', 'signal', 'state', 'version'
])
const WORD = /^[\w./:,-]{1,256}$/

export type Detail = Readonly<Record<string, string | number | boolean>>

export class Scrubber {
  readonly #key = randomBytes(32)

  scrub (detail: Detail): Detail {
    return Object.fromEntries(Object.entries(detail).map(([name, value]) => {
      if (typeof value !== 'string' || (WORDS.has(name) && WORD.test(value))) return [name, value]
      return [name, this.#mark(value)]
    }))
  }

  #mark (value: string): string {
    return `#${createHmac('sha256', this.#key).update(value).digest('hex').slice(0, 8)}`
  }
}
