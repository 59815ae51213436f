// What one WebSocket may cost, whoever opened it.

export interface WebSocketBounds {
  /** Milliseconds from the first byte of a connection to the end of its request. */
  readonly requestMs: number
  /** Connections of one listener whose request is not whole; the oldest goes first. */
  readonly pending: number
  /** Milliseconds that an answer to a plain request may take, and how many are given at a time. */
  readonly responseMs: number
  readonly serving: number
  /** Bytes of one message: a few of Noise's at most. */
  readonly message: number
  /** Milliseconds that the other side has to agree to a close. */
  readonly closeMs: number
}

export const WEB_SOCKET_BOUNDS: WebSocketBounds = {
  requestMs: 15_000,
  pending: 128,
  responseMs: 120_000,
  serving: 256,
  message: 1_048_576,
  closeMs: 3_000
}
