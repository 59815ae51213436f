// Somebody who writes to a friend all the time, through a daemon that dies at any moment. What was
// written is known from the answers and, where none came, from what the daemon knows afterwards.

import { setTimeout as sleep } from 'node:timers/promises'
import { Daemon, until } from './daemon.ts'
import type { SeededRandom } from '../random.ts'
import type { MessageView } from '../../src/conversation/views.ts'
import type { StartOptions } from './daemon.ts'

const PAUSE_MS = 60 // at most, between two messages

export interface TalkerParts {
  readonly name: string
  readonly profile: string
  readonly options: StartOptions
  readonly random: SeededRandom
}

export class Talker {
  readonly name: string
  /** Texts that the daemon said it has stored. */
  readonly promised: string[] = []
  readonly #parts: TalkerParts
  #daemon: Daemon | undefined
  #count = 0
  #talking: Promise<void> | undefined
  #quiet = false

  constructor (parts: TalkerParts) {
    this.name = parts.name
    this.#parts = parts
  }

  get isOn (): boolean { return this.#daemon !== undefined }

  get daemon (): Daemon {
    if (this.#daemon === undefined) throw new Error(`${this.name} is off`)
    return this.#daemon
  }

  async start (): Promise<void> {
    this.#daemon = await Daemon.start(this.#parts.profile, this.#parts.options)
  }

  async kill (): Promise<void> {
    const daemon = this.#daemon
    this.#daemon = undefined
    await daemon?.kill()
  }

  /** Writes until `stopTalking`, whenever the daemon runs. */
  talkTo (name: string): void {
    this.#quiet = false
    this.#talking = this.#talk(name)
  }

  async stopTalking (): Promise<void> {
    this.#quiet = true
    await this.#talking
  }

  /** Its own messages of a conversation, oldest first. */
  async said (name: string): Promise<MessageView[]> {
    return (await this.daemon.messages(name)).filter(({ from }) => from === 'me')
  }

  async #talk (name: string): Promise<void> {
    while (!this.#quiet) {
      await sleep(this.#parts.random.int(PAUSE_MS))
      const daemon = this.#daemon
      if (daemon === undefined) continue
      const text = `${this.name} ${++this.#count}`
      try {
        await daemon.call('send', { name, text })
        this.promised.push(text)
      } catch (error) {
        // Killed before it answered: the message is stored, or is not.
        if (this.#daemon === daemon && daemon.isRunning) {
          await until(`the daemon of ${this.name} ended: ${String(error)}`, 20_000, () =>
            Promise.resolve(daemon.isRunning ? undefined : true))
        }
      }
    }
  }
}
