// Durations come from Intl as they stand alone; after some words a language bends them.

/** German, after "nach": "7 Tagen". */
export function dative (duration: string): string {
  return String(duration).replace(/(Tage|Jahre)$/, '$1n')
}

/** Arabic, after "بعد" and "قبل": two of something end otherwise. */
export function genitive (duration: string): string {
  return String(duration).replace(/ان$/, 'ين')
}
