// What the layers above know of a peer and the network must ask at once, before it answers
// somebody.

import type { PeerKey } from '../base/channel.ts'

export interface PeerPolicy {
  /** An accepted contact or an admitted guest: may have circuits relayed and addresses tried. */
  friend (peer: PeerKey): boolean
  /** A peer that we keep connected (contact, host, first peer). */
  known (peer: PeerKey): boolean
  /**
   * A peer that the layers above asked for, or a relay on the way to one: like those that are
   * known, it is dialled by name and in local networks too.
   */
  asked (peer: PeerKey): boolean
  /**
   * Whether our addresses may become known to it: false for strangers and "relay only" contacts.
   */
  direct (peer: PeerKey): boolean
  /** Whether it is one of the relays that keep a place for us. */
  relay (peer: PeerKey): boolean
}

type Question = (peer: PeerKey) => boolean

/**
 * A policy whose answers come in when those who know them exist; until then everything is refused.
 */
export class PeerRules implements PeerPolicy {
  friend: Question = () => false
  known: Question = () => false
  asked: Question = () => false
  direct: Question = () => false
  relay: Question = () => false
}
