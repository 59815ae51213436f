// Direct streams of peers that nobody knows yet. A person who redeemed an invite waits for an
// answer from a device whose peer id it has never heard; so the first message of such a stream is
// tried with the sessions that still wait for an answer, and whoever made none of those learns
// nothing.

import { SECOND } from '../base/limits.ts'
import { unpadInner } from '../message/envelope.ts'
import { decodeDirectFrame, encodeDirectFrame } from './direct-frame.ts'
import type { Channel } from '../base/channel.ts'
import type { Clock } from '../base/clock.ts'
import type { Correspondence } from './correspondence.ts'

const PATIENCE = 10 * SECOND

/**
 * The correspondence whose device opened the channel: its first message is stored and acknowledged.
 */
export async function recognise (
  channel: Channel, waiting: readonly Correspondence[], clock: Clock,
  tryReceive: (correspondence: Correspondence, inner: Uint8Array) => Promise<boolean>
): Promise<Correspondence | undefined> {
  const timer = clock.schedule(PATIENCE, () => { channel.close() })
  const bytes = await channel.receive()
  timer.cancel()
  const frame = bytes === undefined ? undefined : decodeDirectFrame(bytes)
  if (frame?.ok !== true || frame.value.type !== 'message') return undefined
  const inner = unpadInner(frame.value.padded)
  if (inner === undefined) return undefined
  for (const correspondence of waiting) {
    if (!await tryReceive(correspondence, inner)) continue
    await channel.send(encodeDirectFrame({ type: 'stored', id: frame.value.id }))
    return correspondence
  }
  return undefined
}
