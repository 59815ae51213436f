// Somebody of the story, with a computer of their own: a profile, and a daemon that is on or off.
// Whenever it comes back it listens on a port of which nobody knows yet, as a laptop does that went
// elsewhere.

import { join } from 'node:path'
import { Daemon } from '../e2e/daemon.ts'
import { freePort } from '../e2e/free-port.ts'
import { runSnug } from '../e2e/snug-process.ts'
import { Untrue } from './story.ts'
import type { Story } from './story.ts'

export class Person {
  readonly name: string
  readonly profile: string
  readonly #story: Story
  #daemon: Daemon | undefined

  constructor (name: string, directory: string, story: Story) {
    this.name = name
    this.profile = join(directory, name.toLowerCase())
    this.#story = story
  }

  get daemon (): Daemon {
    if (this.#daemon === undefined) throw new Error(`${this.name} is off`)
    return this.#daemon
  }

  /** Runs a command as it is typed, shows it with its answer, and returns that. */
  async types (...words: string[]): Promise<string> {
    const answer = await this.asks(...words)
    this.#story.command(this.name.toLowerCase(), words, answer)
    return answer
  }

  /** The same, without a word of it in the story. */
  async asks (...words: string[]): Promise<string> {
    const { exit, stdout, stderr } = await runSnug(['--profile', this.profile, '--quiet', ...words])
    if (exit !== 0) throw new Untrue(`"snug ${words.join(' ')}" ended with ${exit}: ${stderr}`)
    return stdout.trimEnd()
  }

  /** Comes (back), at an address where this person never was. */
  async comes (...words: string[]): Promise<void> {
    const options = ['--listen', `/ip4/127.0.0.1/tcp/${await freePort()}`, ...words]
    this.#daemon = await Daemon.start(this.profile, { words: options })
  }

  async goes (): Promise<void> {
    const daemon = this.#daemon
    this.#daemon = undefined
    await daemon?.stop()
  }

  /** For the end, however it comes. */
  async isKilled (): Promise<void> {
    const daemon = this.#daemon
    this.#daemon = undefined
    await daemon?.kill()
  }
}
