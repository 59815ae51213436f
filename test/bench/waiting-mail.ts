// Coming back to a thousand messages: they wait at three houses, their senders are away, and Ben's
// daemon starts. What counts is the time from the start of its process until the last one was shown
// by the local API.

import { gather, loopbackSites } from './crowd.ts'
import { figure } from './figure.ts'
import { median } from './median.ts'
import { amount } from './print.ts'
import type { ApiClient } from '../../node/rpc/client.ts'
import type { MessageView } from '../../src/conversation/views.ts'
import type { Benchmark } from './benchmark.ts'

const KEEPERS = 3
const SENDERS = 5
const EACH = 200 // a sender may leave 256 in a box
const ALL = SENDERS * EACH
const RUNS = 5
const TEXT = 'x'.repeat(256)

/** Resolves when `count` unread messages were shown. */
async function shown (api: ApiClient, count: number): Promise<void> {
  let seen = 0
  const follow = { follow: true, keepUnread: true, limit: count }
  for await (const message of api.stream('read', follow)) {
    if ((message as MessageView).text.endsWith(TEXT) && ++seen === count) return
  }
}

/** What was shown is read, so that the next run begins with nothing unread. */
async function markRead (api: ApiClient): Promise<void> {
  for await (const message of api.stream('read', { limit: ALL })) void message
}

export const waitingMail: Benchmark = {
  name: 'waiting-mail',
  title: '1 000 envelopes waiting at hosts until shown, recipient starts cold',
  run: async (scope) => {
    const sites = await loopbackSites()
    const crowd = await gather(scope, { keepers: KEEPERS, others: SENDERS, ...sites })
    const { worker, others, benId, startBen } = crowd
    let { ben } = crowd
    const seconds: number[] = []
    const listens: number[] = []
    for (let run = 0; run < RUNS; run++) {
      await ben.stop()
      await Promise.all(others.map(async (name) => {
        const texts = Array.from({ length: EACH }, (_, i) => `${i} ${TEXT}`)
        await worker.call('send', { name, to: benId, texts })
        await worker.call('held', { name, to: benId, count: EACH, houses: KEEPERS })
        await worker.call('turnOff', { name })
      }))
      const begin = performance.now()
      ben = await startBen()
      listens.push(ben.startMs / 1_000)
      const api = await ben.api(scope)
      await shown(api, ALL)
      seconds.push((performance.now() - begin) / 1_000)
      await markRead(api)
      for (const name of others) {
        await worker.call('turnOn', { name })
        await worker.call('delivered', { name, to: benId })
      }
    }
    return {
      figures: [figure('waiting-mail', median(seconds), 's', { value: 3, better: 'lower' })],
      notes: [
        `runs: ${seconds.map((one) => one.toFixed(2)).join(', ')} s, of which ` +
          `${median(listens).toFixed(2)} s until the daemon listened`,
        `${SENDERS} senders, away, left ${EACH} each; ${KEEPERS} houses hold all ` +
          `${amount(ALL)} and share one process; their limit on the rate of puts was raised ` +
          'for the filling'
      ]
    }
  }
}
