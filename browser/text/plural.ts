// Which of several wordings goes with a number, by the rules of its language.

export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> &
  { readonly other: string }

/** Choosing for one language: `plural(3, { one: '1 message', other: '3 messages' })`. */
export function pluralOf (language: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language)
  return (count, forms) => forms[rules.select(count)] ?? forms.other
}
