// What a person is told of the network: how it is, what is wrong with it, and a report for somebody
// who helps.

import { isCircuit } from '../network/dial-plan.ts'
import { diagnose } from './diagnosis.ts'
import { networkView } from './network-view.ts'
import { networkReport } from './report.ts'
import type { Clock } from '../base/clock.ts'
import type { Messenger } from '../messenger.ts'
import type { Network } from '../network/network.ts'
import type { SnugLibp2p } from '../network/libp2p-node.ts'
import type { Reported } from './report.ts'
import type { Finding, NetworkView } from './views.ts'

export interface NetworkDeskParts {
  readonly messenger: Messenger
  /** The network as it is now. */
  readonly at: () => { readonly network: Network, readonly net: SnugLibp2p }
  readonly clock: Clock
}

export class NetworkDesk {
  readonly #parts: NetworkDeskParts

  constructor (parts: NetworkDeskParts) {
    this.#parts = parts
  }

  view (): NetworkView {
    const { net, network } = this.#parts.at()
    const { messenger } = this.#parts
    return networkView(network.status(), net.silent, messenger)
  }

  /** `noticed`: what was noticed elsewhere, and comes first. */
  diagnose (noticed: readonly Finding[] = []): Finding[] {
    const { net } = this.#parts.at()
    const { messenger } = this.#parts
    return diagnose({
      network: this.view(),
      keepers: messenger.hasAccount ? messenger.keepers() : undefined,
      listens: net.silent.length > 0 || net.listening().some((address) => !isCircuit(address)),
      noticed: [...this.#clock(), ...noticed]
    })
  }

  /** As text without names, keys and addresses. */
  report (
    about: Pick<Reported, 'version' | 'platform'>, noticed: readonly Finding[] = []
  ): string {
    const { clock, messenger } = this.#parts
    return networkReport({
      ...about,
      now: clock.now(),
      network: this.view(),
      findings: this.diagnose(noticed),
      keepers: messenger.hasAccount ? messenger.keepers() : [],
      kept: messenger.kept()
    })
  }

  #clock (): Finding[] {
    const warning = this.#parts.messenger.clockWarning()
    if (warning === undefined) return []
    const { code, message, action, args } = warning
    return [{ code, good: false, text: message, args, ...action === undefined ? {} : { action } }]
  }
}
