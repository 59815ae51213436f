// Somebody who lives on a host of the test internet, with Snug as it is installed: default ports,
// all interfaces, no switch of tests.

import { join } from 'node:path'
import { Daemon } from './daemon.ts'
import { runSnug } from './snug-process.ts'
import type { NetworkView } from '../../src/peer/views.ts'
import type { MessageView } from '../../src/conversation/views.ts'
import type { Host } from './namespaces.ts'

export class Resident {
  readonly name: string
  readonly host: Host
  readonly profile: string
  #daemon: Daemon | undefined

  constructor (name: string, host: Host, directory: string) {
    this.name = name
    this.host = host
    this.profile = join(directory, name)
  }

  get daemon (): Daemon {
    if (this.#daemon === undefined) throw new Error(`${this.name} is off`)
    return this.#daemon
  }

  /** Makes the account of a new profile. */
  async settleIn (): Promise<void> {
    const { exit, stderr } = await runSnug(['--profile', this.profile, 'init', this.name])
    if (exit !== 0) throw new Error(stderr)
  }

  async start (...words: string[]): Promise<void> {
    this.#daemon = await Daemon.start(this.profile, { words, where: this.host })
  }

  async stop (): Promise<void> {
    const daemon = this.#daemon
    this.#daemon = undefined
    await daemon?.stop()
  }

  async kill (): Promise<void> {
    const daemon = this.#daemon
    this.#daemon = undefined
    await daemon?.kill()
  }

  async writes (to: string, text: string): Promise<MessageView> {
    return await this.daemon.call<MessageView>('send', { name: to, text })
  }

  async network (): Promise<NetworkView> {
    return await this.daemon.call<NetworkView>('net')
  }

  /** The address for `--join`, in one family. */
  address (family: 'ip4' | 'ip6' = 'ip4'): string {
    const found = this.daemon.ready.addresses.find((address) =>
      address.startsWith(`/${family}/${this.host[family]}/tcp/7684/`))
    if (found === undefined) {
      throw new Error(`${this.name} listens at ${this.daemon.ready.addresses.join(' ')}`)
    }
    return found
  }
}
