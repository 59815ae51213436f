// The language that the page speaks. English is there from the start; every other language is
// loaded when it is chosen, for all areas at once, so that no view mixes two of them.

import { signal } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'

export const LANGUAGES = {
  en: { name: 'English', direction: 'ltr' },
  de: { name: 'Deutsch', direction: 'ltr' },
  ar: { name: 'العربية', direction: 'rtl' }
} as const

export type Language = keyof typeof LANGUAGES
export type OtherLanguage = Exclude<Language, 'en'>

export type Loaders<Words> = Readonly<Record<OtherLanguage, () => Promise<Words>>>

interface Area { load (language: Language): Promise<void> }

const chosen = signal<Language>('en')
const areas: Area[] = []
const loading = new Set<Promise<void>>()

export const language: ReadonlySignal<Language> = chosen

/** What a person's browser asks for, as far as it is spoken here. */
export function languageOf (wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [base = ''] = tag.toLowerCase().split('-')
    if (Object.hasOwn(LANGUAGES, base)) return base as Language
  }
  return 'en'
}

/** Speaks a language as soon as its words are there. Rejects where they cannot be loaded. */
export async function setLanguage (wanted: Language): Promise<void> {
  await Promise.all(areas.map(async (area) => { await area.load(wanted) }))
  chosen.value = wanted
}

/** Waits for the words of areas that came with a chunk loaded later. */
export async function wordsReady (): Promise<void> {
  await Promise.all(loading)
}

/**
 * The words of one part of the app. Reading them in a view follows the language: `area()` is a
 * function, so that a view shows the new words when the language changes.
 */
export function area<Words> (english: Words, loaders: Loaders<Words>): () => Words {
  const words = signal<Readonly<Partial<Record<Language, Words>>>>({ en: english })
  const load = async (wanted: Language): Promise<void> => {
    if (wanted === 'en' || words.peek()[wanted] !== undefined) return
    const loaded = await loaders[wanted]()
    words.value = { ...words.peek(), [wanted]: loaded }
  }
  areas.push({ load })
  const first = load(chosen.peek()).catch(() => {}).finally(() => { loading.delete(first) })
  loading.add(first)
  return () => words.value[chosen.value] ?? english
}
