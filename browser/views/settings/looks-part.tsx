// How the page looks and speaks, and what Enter does: of this device, not of the person.

import { contrast, enterSends, speak, theme } from '../../model/appearance.ts'
import { Part } from '../../parts/part.tsx'
import { Segments } from '../../parts/segments.tsx'
import { Switch } from '../../parts/switch.tsx'
import { LANGUAGES, language } from '../../text/language.ts'
import { settingsText } from '../../text/settings.ts'
import { saying } from '../saying.ts'
import type { VNode } from 'preact'
import type { Contrast, Theme } from '../../model/appearance.ts'
import type { Language } from '../../text/language.ts'

export function LooksPart (): VNode {
  const text = settingsText().looks
  const languages = Object.entries(LANGUAGES) as Array<[Language, { name: string }]>
  return (
    <Part title={text.title}>
      <Segments<Theme>
        label={text.theme}
        value={theme.value}
        options={options(text.themes)}
        onChange={(value) => { theme.value = value }}
      />
      <Segments<Contrast>
        label={text.contrast}
        value={contrast.value}
        options={options(text.contrasts)}
        onChange={(value) => { contrast.value = value }}
      />
      <Segments<Language>
        label={text.language}
        value={language.value}
        options={languages.map(([value, { name }]) => ({ value, label: name, lang: value }))}
        onChange={(value) => { saying(speak(value)) }}
      />
    </Part>
  )
}

export function WritingPart (): VNode {
  const text = settingsText().writing
  return (
    <Part title={text.title}>
      <Switch
        label={text.enter}
        hint={text.enterHint}
        isOn={enterSends.value}
        onChange={(isOn) => { enterSends.value = isOn }}
      />
    </Part>
  )
}

function options<Value extends string> (
  words: Readonly<Record<Value, string>>
): Array<{ value: Value, label: string }> {
  const entries = Object.entries(words) as Array<[Value, string]>
  return entries.map(([value, label]) => ({ value, label }))
}
