// Two daemons on loopback, driven over their local API as a program would: what one sends the other
// stores, flushed, and acknowledges, and the first stores that too.

import { figure } from './figure.ts'
import { befriend, someone } from './friends.ts'
import { median, percentile } from './median.ts'
import { amount } from './print.ts'
import type { ApiClient } from '../../node/rpc/client.ts'
import type { MessageView } from '../../src/conversation/views.ts'
import type { Benchmark } from './benchmark.ts'

const TEXT = 'x'.repeat(256)
const AT_ONCE = 60 // requests of one client under way: the local API takes 64
const ROUNDS = 7
const EACH = 4_000 // messages of a round

const PER_SECOND = 50
const LATENCIES = 1_000

/** Sends `count` messages; seconds until all of them were acknowledged. */
async function sendAll (api: ApiClient, name: string, count: number): Promise<number> {
  const begin = performance.now()
  let left = count - 1
  const lane = async (): Promise<void> => {
    while (left-- > 0) await api.call('send', { name, text: TEXT })
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  // Acknowledgements come in order: after the last one there is none to come, which is checked.
  await api.call('send', { name, text: TEXT, wait: 'delivered' })
  const seconds = (performance.now() - begin) / 1_000
  for await (const message of api.stream('read', { name, limit: count, keepUnread: true })) {
    const { state } = message as MessageView
    if (state !== 'delivered') throw new Error(`a message is ${String(state)}`)
  }
  return seconds
}

/** Milliseconds from each request until the message was acknowledged, at a steady pace. */
async function latencies (api: ApiClient, name: string): Promise<number[]> {
  const begin = performance.now()
  const sent: Array<Promise<number>> = []
  for (let i = 0; i < LATENCIES; i++) {
    const wait = begin + i * 1_000 / PER_SECOND - performance.now()
    if (wait > 0) await new Promise((resolve) => { setTimeout(resolve, wait) })
    const at = performance.now()
    sent.push(api.call('send', { name, text: TEXT, wait: 'delivered' })
      .then(() => performance.now() - at))
  }
  return await Promise.all(sent)
}

export const daemons: Benchmark = {
  name: 'daemons',
  title: 'two daemons on loopback, flushed and acknowledged',
  run: async (scope) => {
    const directory = await scope.directory()
    const ana = await someone(scope, directory, 'Ana')
    const ben = await someone(scope, directory, 'Ben')
    await befriend(ana, ben)
    await sendAll(ana.api, 'Ben', EACH)
    const rates: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      rates.push(EACH / await sendAll(ana.api, 'Ben', EACH))
    }
    const times = await latencies(ana.api, 'Ben')
    return {
      figures: [
        figure('daemon-rate', median(rates), 'messages/s', { value: 1_200, better: 'higher' }),
        figure('daemon-latency', median(times), 'ms', { value: 5, better: 'lower' }),
        figure('daemon-latency-p99', percentile(times, 0.99), 'ms', { value: 20, better: 'lower' })
      ],
      notes: [
        `rounds of ${amount(EACH)} messages of 256 B: ` +
          `${rates.map((rate) => amount(Math.round(rate))).join(', ')} messages/s`,
        `latency at ${PER_SECOND} messages/s: from the request at the local API until the sender ` +
          'has stored that the recipient has stored it'
      ]
    }
  }
}
