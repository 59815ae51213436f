// What a person can switch of their profile, as views show it. A change is shown once it is stored.

import { signal } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'
import type { Settings } from '../../src/conversation/settings.ts'
import type { Messenger } from '../../src/messenger.ts'

type SettingsMessenger = Pick<Messenger, 'me' | 'setName' | 'settings' | 'setSettings'>

/** How long messages of new conversations stay, in seconds; 0 keeps them. */
export const RETENTIONS = [86_400, 604_800, 2_592_000, 31_536_000, 0] as const

export class SettingsState {
  readonly #messenger: SettingsMessenger
  readonly #now: ReturnType<typeof signal<Settings>>
  readonly #name: ReturnType<typeof signal<string>>

  constructor (messenger: SettingsMessenger) {
    this.#messenger = messenger
    this.#now = signal(messenger.settings())
    this.#name = signal(messenger.me().name)
  }

  get name (): ReadonlySignal<string | undefined> { return this.#name }

  get now (): Settings { return this.#now.value ?? this.#messenger.settings() }

  /** Rejects with `setting-invalid`, and shows what is so. */
  async change (changes: Partial<Settings>): Promise<void> {
    this.#now.value = await this.#messenger.setSettings(changes)
  }

  /** Rejects with `name-empty`. */
  async rename (name: string): Promise<void> {
    this.#name.value = (await this.#messenger.setName(name)).name
  }
}
