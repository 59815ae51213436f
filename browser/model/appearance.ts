// How the page looks and speaks on this device. Kept outside of the sealed profile, since it is
// needed before that is open; nothing here tells anything about anybody.

import { effect, signal } from '@preact/signals'
import { keepValue, keptValue } from './kept-value.ts'
import { LANGUAGES, language, languageOf, setLanguage } from '../text/language.ts'
import type { Language } from '../text/language.ts'

export type Theme = 'system' | 'light' | 'dark'
export type Contrast = 'system' | 'usual' | 'more'

const THEMES: readonly Theme[] = ['system', 'light', 'dark']
const CONTRASTS: readonly Contrast[] = ['system', 'usual', 'more']

export const theme = signal(kept('theme', THEMES))
export const contrast = signal(kept('contrast', CONTRASTS))
/** Enter sends a message; otherwise it begins a line, and Ctrl+Enter sends. */
export const enterSends = signal(kept('enter', ['sends', 'breaks'] as const) === 'sends')

/** Follows the signals, and begins to speak the person's language. */
export function startAppearance (): void {
  const { documentElement: page } = document
  effect(() => {
    keepValue('theme', theme.value)
    mark(page, 'theme', theme.value)
  })
  effect(() => {
    keepValue('contrast', contrast.value)
    mark(page, 'contrast', contrast.value)
  })
  effect(() => { keepValue('enter', enterSends.value ? 'sends' : 'breaks') })
  effect(() => {
    page.lang = language.value
    page.dir = LANGUAGES[language.value].direction
  })
  // Words that do not load are no reason to show nothing: English is there.
  setLanguage(languageOf([kept('language', undefined), ...navigator.languages])).catch(() => {})
}

/** Speaks another language from now on. Rejects where its words cannot be loaded. */
export async function speak (wanted: Language): Promise<void> {
  await setLanguage(wanted)
  keepValue('language', wanted)
}

function mark (page: HTMLElement, name: 'theme' | 'contrast', value: string): void {
  if (value === 'system') delete page.dataset[name]
  else page.dataset[name] = value
}

function kept<Value extends string> (name: string, values: readonly [Value, ...Value[]] |
  readonly Value[]): Value
function kept (name: string, values: undefined): string
function kept (name: string, values: readonly string[] | undefined): string {
  const found = keptValue(name)
  if (values === undefined) return found ?? ''
  return values.find((value) => value === found) ?? values[0] ?? ''
}
