// What the benchmarks of sessions ask of a messenger's library, ours or a peer's: two people whose
// states are bytes between any two messages, as they are for one who stores each step.

export interface Talk {
  /** Ana encrypts, Ben decrypts; throws where Ben does not read what Ana wrote. */
  readonly toBen: (payload: Uint8Array) => Promise<void>
  readonly toAna: (payload: Uint8Array) => Promise<void>
}

export interface TalkLibrary {
  readonly name: string
  /** Two people who have exchanged a message each way. */
  readonly talk: () => Promise<Talk>
  /**
   * Two people who have never met; the call makes Ben's bundle, Ana's handshake with it and her
   * first message, and Ben reads it.
   */
  readonly firstContact: () => Promise<(payload: Uint8Array) => Promise<void>>
}
