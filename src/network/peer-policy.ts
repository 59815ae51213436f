// What the layers above know of a peer and the network must ask at once, before it answers somebody.

import type { PeerKey } from '../base/channel.ts'

export interface PeerPolicy {
  /** An accepted contact or an admitted guest: may have circuits relayed and addresses tried. */
  friend (peer: PeerKey): boolean
  /** A peer that we chose to reach (contact, host, first peer): dialled in local networks too. */
  known (peer: PeerKey): boolean
  /** Whether our addresses may become known to it: false for strangers and "relay only" contacts. */
  direct (peer: PeerKey): boolean
  /** Whether it is one of the relays that keep a place for us. */
  relay (peer: PeerKey): boolean
}

type Question = (peer: PeerKey) => boolean

/** A policy whose answers come in when those who know them exist; until then everything is refused. */
export class PeerRules implements PeerPolicy {
  friend: Question = () => false
  known: Question = () => false
  direct: Question = () => false
  relay: Question = () => false
}
