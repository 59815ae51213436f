// The costly hashes of work (PROTOCOL §10.2) in a worker, so that the page stays alive meanwhile.
// The worker is there while it is needed and a moment longer; where there can be none, the page
// itself computes.

import { accelerate } from '../../src/crypto/accelerator.ts'
import { portable } from '../../src/crypto/portable.ts'
import { scriptUrl } from '../trusted-types.ts'
// The bundler puts the address of a file of its own there.
// oxlint-disable-next-line import/default
import workerUrl from './work-worker.ts?worker&url'
import type { Argon2Cost } from '../../src/crypto/argon2.ts'
import type { WorkTask } from './work-worker.ts'

const IDLE_MS = 10_000

interface Waiting {
  readonly task: WorkTask
  readonly take: (hash: Uint8Array) => void
  readonly fail: (error: unknown) => void
}

let worker: Worker | undefined
let isBroken = false
let idle: ReturnType<typeof setTimeout> | undefined
const waiting: Waiting[] = []

export function workApart (): void {
  accelerate({ workHash })
}

async function workHash (
  input: Uint8Array, salt: Uint8Array, cost: Argon2Cost
): Promise<Uint8Array> {
  if (isBroken) return await portable.workHash(input, salt, cost)
  return await new Promise((take, fail) => {
    waiting.push({ task: { input, salt, cost }, take, fail })
    clearTimeout(idle)
    worker ??= start()
    worker.postMessage({ input, salt, cost } satisfies WorkTask)
  })
}

function start (): Worker {
  const made = new Worker(scriptUrl(workerUrl), { type: 'module' })
  made.onmessage = ({ data }: MessageEvent<Uint8Array>) => {
    waiting.shift()?.take(data)
    if (waiting.length === 0) idle = setTimeout(end, IDLE_MS)
  }
  made.onerror = () => {
    isBroken = true
    end()
    for (const each of waiting.splice(0)) void computeHere(each)
  }
  return made
}

async function computeHere ({ task, take, fail }: Waiting): Promise<void> {
  try {
    take(await portable.workHash(task.input, task.salt, task.cost))
  } catch (error) {
    fail(error)
  }
}

function end (): void {
  worker?.terminate()
  worker = undefined
}
