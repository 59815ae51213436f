// What is used of ws, which brings no types.

declare module 'ws' {
  export class WebSocket {
    binaryType: string
    constructor (url: string, options: {
      maxPayload: number, handshakeTimeout: number, perMessageDeflate: boolean
    })
    on (event: 'open' | 'close', listener: () => void): void
    on (event: 'error', listener: (error: Error) => void): void
    close (code?: number, reason?: string): void
    terminate (): void
  }
}
