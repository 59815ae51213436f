// What a node does from time to time when nobody does anything: a table for people, with each
// period as the code has it. A period that is not found any more ends the benchmark that prints it.

import { readFileSync } from 'node:fs'

interface Periodic {
  readonly task: string
  readonly file: string
  /** The constant, or the field, that holds the period. */
  readonly constant: string
  readonly network: string
}

const NOTHING = 'nothing'

const PERIODIC: readonly Periodic[] = [
  {
    task: 'a look at the interfaces', file: 'node/interface-watch.ts', constant: 'LOOK_MS',
    network: NOTHING
  },
  {
    task: 'a look at the clock, for sleep', file: 'src/network/wake-watch.ts',
    constant: 'TICK_MS', network: NOTHING
  },
  {
    task: 'a probe of each open connection', file: 'node/tcp-probes.ts',
    constant: 'PROBE_DIALLED_MS', network: 'two bare TCP packets; from the other side, too'
  },
  {
    task: 'messages that have expired', file: 'src/conversation/expiry.ts', constant: 'SWEEP',
    network: NOTHING
  },
  {
    task: 'connections that nobody uses', file: 'src/network/idle-connections.ts',
    constant: 'LOOK_MS', network: NOTHING
  },
  {
    task: 'the outboxes', file: 'src/delivery/delivery.ts', constant: 'SWEEP',
    network: 'nothing where they are empty'
  },
  {
    task: 'an idle direct stream', file: 'src/delivery/link-watch.ts', constant: 'IDLE',
    network: 'its end'
  },
  {
    task: 'that somebody is here, switched on', file: 'src/delivery/signalling.ts',
    constant: 'HERE_EVERY', network: 'a small frame to each who is connected and shows it, too'
  },
  {
    task: 'each box that keeps mail for us', file: 'src/delivery/box-keeper.ts',
    constant: 'ROUND', network: 'the write counter, where something was written'
  },
  {
    task: 'mail that we keep', file: 'src/mailbox/host.ts', constant: 'SWEEP_INTERVAL',
    network: NOTHING
  },
  {
    task: 'bundles, invites and prekeys', file: 'src/conversation/housekeeping.ts',
    constant: 'INTERVAL', network: 'a bundle for each box, every other day'
  },
  {
    task: 'our reachability record', file: 'src/network/record-publisher.ts',
    constant: 'REPUBLISH_MS', network: 'a publication in the DHT'
  },
  {
    task: 'whether our addresses are reachable', file: 'src/network/reachability.ts',
    constant: 'RECHECK_MS', network: 'a question to a friend, and the dial back'
  },
  {
    task: 'the DHT, as a client', file: 'src/network/quiet-dht.ts', constant: 'selfQuery',
    network: 'a search'
  }
]

export const PERIODIC_HEADS: readonly string[] = ['task', 'every', 'on the network', 'where']

/** A row for each task. Throws where the code has no such period. */
export function periodicRows (): string[][] {
  return PERIODIC.map(({ task, file, constant, network }) =>
    [task, periodIn(file, constant), network, file])
}

/** The last definition of the constant in the file: its expression, without what explains it. */
function periodIn (file: string, constant: string): string {
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
  const found = [...text.matchAll(new RegExp(`\\b${constant}(?: =|:) ([\\d_ *A-Z]+\\d*)`, 'g'))]
  const period = found.at(-1)?.[1]?.trim()
  if (period === undefined) throw new Error(`${file} has no period ${constant} any more`)
  return /^[\d_ *]+$/.test(period) ? `${period} ms` : period
}
