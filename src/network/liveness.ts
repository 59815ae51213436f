// Whether the other end of a connection is still there. libp2p's own monitor asks every ten
// seconds, which costs more than all else that an idle node sends; here it is asked when there is a
// reason.

import { SECOND } from '../base/limits.ts'
import { deadline } from './deadline.ts'
import type { Clock } from '../base/clock.ts'
import type { Connection } from '@libp2p/interface'

const PING = '/ipfs/ping/1.0.0'
const ANSWER_MS = 6 * SECOND

/** Ends a connection whose other end does not answer; whether it does. */
export async function endIfDead (connection: Connection, clock: Clock): Promise<boolean> {
  const limit = deadline(clock, ANSWER_MS)
  try {
    // Agreeing on a protocol takes a round trip: that is all that is asked.
    const options = { signal: limit.signal, runOnLimitedConnection: true }
    const stream = await connection.newStream(PING, options)
    stream.abort(new Error('answered'))
    return true
  } catch {
    // A refusal is an answer too; silence until the deadline is none.
    if (!limit.signal.aborted && connection.status === 'open') return true
    connection.abort(new Error('the other end does not answer'))
    return false
  } finally {
    limit.done()
  }
}
