// Conversations that let everything happen and change nothing, but for what a test says.

import type { Sink } from '../../src/delivery/sink.ts'

export function quietSink (sink: Partial<Sink>): Sink {
  return {
    nextPosition: (_device, now) => now,
    arrived: () => ({ operations: [] }),
    repeated: () => ({ operations: [] }),
    unreadable: () => [],
    first: () => ({ ok: false, fault: { code: 'no', message: 'No.' } }),
    delivered: () => ({ operations: [] }),
    givenUp: () => ({ operations: [] }),
    held: () => {},
    ...sink
  }
}
