// What hosts that work together know of puts: a test asks whether anything that they see at one
// ties it to what they see at another. (Peer ids and addresses of connections do; SECURITY.md says
// so.)

import type { PeerKey } from '../../src/base/channel.ts'
import type { OperationOf } from '../../src/mailbox/request.ts'

export interface SeenPut {
  readonly host: string
  readonly peer: string
  readonly box: string
  readonly token: string
  readonly envelope: string
}

export class Collusion {
  readonly puts: SeenPut[] = []

  note (host: PeerKey, peer: PeerKey, put: OperationOf<'put'>): void {
    this.puts.push({
      host: hex(host),
      peer: hex(peer),
      box: hex(put.box),
      token: hex(put.token),
      envelope: hex(put.envelope)
    })
  }

  /**
   * Box names, tokens and runs of 16 envelope bytes (at multiples of 16) that more than one host
   * saw.
   */
  shared (): string[] {
    const hosts = new Map<string, Set<string>>()
    const note = (what: string, host: string): void => {
      hosts.set(what, (hosts.get(what) ?? new Set()).add(host))
    }
    for (const { host, box, token, envelope } of this.puts) {
      note(`box ${box}`, host)
      note(`token ${token}`, host)
      for (let at = 0; at < envelope.length; at += 32) note(envelope.slice(at, at + 32), host)
    }
    return [...hosts].filter(([, seen]) => seen.size > 1).map(([what]) => what)
  }
}

function hex (bytes: Uint8Array): string { return Buffer.from(bytes).toString('hex') }
