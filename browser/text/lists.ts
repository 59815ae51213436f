// "Cleo, Dan and Ben": names in a row, as a language joins them.

import { locale } from './times.ts'

export function listed (names: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(names)
}
