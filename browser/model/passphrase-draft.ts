// A new passphrase while it is being typed, and whether there is to be one at all.

import { signal } from '@preact/signals'
import type { Protection } from './app.ts'

const SHORT = 14 // characters: fewer than three words

export type DraftProblem = 'missing' | 'different'

export class PassphraseDraft {
  readonly by = signal<Protection>('browser')
  readonly typed = signal('')
  readonly again = signal('')
  readonly isShown = signal(false)
  /** Problems are told only once a person went on with them. */
  readonly isChecked = signal(false)

  constructor (by: Protection = 'browser') { this.by.value = by }

  /** Undefined where the browser's own key is to protect the profile. */
  get passphrase (): string | undefined {
    return this.by.value === 'passphrase' ? this.typed.value : undefined
  }

  get problem (): DraftProblem | undefined {
    if (this.by.value === 'browser') return undefined
    if (this.typed.value === '') return 'missing'
    // What is shown need not be typed twice.
    return this.isShown.value || this.again.value === this.typed.value ? undefined : 'different'
  }

  /** Worth a warning, and no more than that. */
  get isShort (): boolean {
    return this.typed.value !== '' && this.typed.value.length < SHORT
  }

  /** Whether it can be used; from now on the view says what is missing. */
  check (): boolean {
    this.isChecked.value = true
    return this.problem === undefined
  }

  clear (): void {
    this.typed.value = ''
    this.again.value = ''
    this.isChecked.value = false
  }
}
