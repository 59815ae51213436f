// The languages, each in its own words, where a person can read nothing else yet.

import { LANGUAGES, language } from '../../text/language.ts'
import { speak } from '../../model/appearance.ts'
import { toast } from '../../model/toasts.ts'
import { partsText } from '../../text/parts.ts'
import type { VNode } from 'preact'
import type { Language } from '../../text/language.ts'

export function LanguageBar (): VNode {
  const choose = (wanted: Language): void => {
    speak(wanted).catch(() => { toast(partsText().trouble) })
  }
  const names = Object.entries(LANGUAGES) as Array<[Language, { name: string }]>
  return (
    <ul class='languages'>
      {names.map(([code, { name }]) => (
        <li key={code}>
          <button
            type='button' lang={code} aria-pressed={language.value === code}
            onClick={() => { choose(code) }}
          >
            {name}
          </button>
        </li>
      ))}
    </ul>
  )
}
