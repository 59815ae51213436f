// What an owner leaves with a host besides mail (PROTOCOL §10.1): a prekey bundle, handed to
// holders of a token, and signed reachability records (§11), which the host publishes. To the host
// both are opaque bytes.

import { SECOND } from '../base/limits.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { tables } from '../storage/tables.ts'
import { done, isAnswer, provedBox, refuse, secondsOf } from './host-context.ts'
import { open } from './putting.ts'
import { TokenBucket } from './token-bucket.ts'
import type { BoxId } from '../message/envelope.ts'
import type { Operation, RecordKey } from '../storage/store.ts'
import type { Table } from '../storage/tables.ts'
import type { Asker, HostContext } from './host-context.ts'
import type { Answer } from './host-frame.ts'
import type { OperationOf } from './request.ts'

export async function leaveBundle (
  host: HostContext, asker: Asker, request: OperationOf<'leaveBundle'>
): Promise<Answer> {
  const kept = provedBox(host, asker, request.box)
  if (isAnswer(kept)) return kept
  await host.store.commit([write(tables.hostBundle, kept.box, request.bundle)])
  return done()
}

export async function getBundle (
  host: HostContext, asker: Asker, request: OperationOf<'getBundle'>
): Promise<Answer> {
  const opened = open(host, request)
  if (opened.refusal !== undefined) return opened.refusal
  const { kept, capability } = opened
  const now = host.clock.monotonic()
  capability.bundles ??= new TokenBucket(host.limits.bundles, now)
  // The token of a request box is everybody's: who asks too often is not to shut others out.
  const wait = kept.kind === 'request'
    ? host.rates.bundles.take(asker.from, now)
    : capability.bundles.take(now)
  if (wait > 0) return refuse('rate', Math.ceil(wait / SECOND))
  const bundle = await host.store.get(keyOf(tables.hostBundle, kept.box))
  return bundle === undefined ? refuse('no-bundle') : done({ bundle })
}

export async function leaveRecords (
  host: HostContext, asker: Asker, request: OperationOf<'records'>
): Promise<Answer> {
  const kept = provedBox(host, asker, request.box)
  if (isAnswer(kept)) return kept
  const writer = new ByteWriter()
  for (const record of request.records) writer.bytes16(record)
  await host.store.commit([write(tables.hostRecord, kept.box, writer.finish())])
  return done()
}

/** Every record that was left by owners of boxes that are still kept. */
export async function * leftRecords (host: HostContext): AsyncGenerator<Uint8Array> {
  for (const kept of host.ledger.active(secondsOf(host.clock))) {
    const value = await host.store.get(keyOf(tables.hostRecord, kept.box))
    if (value === undefined) continue
    const reader = new ByteReader(value)
    while (reader.left > 0 && !reader.failed) yield reader.bytes16()
  }
}

/** The deletes of all that was left with a box. */
export function forgetLeft (box: BoxId): Operation[] {
  return [
    { type: 'delete', key: keyOf(tables.hostBundle, box) },
    { type: 'delete', key: keyOf(tables.hostRecord, box) }
  ]
}

function keyOf (table: Table, box: BoxId): RecordKey {
  return { table, name: box, number: 0 }
}

/** Empty takes away what is there. */
function write (table: Table, box: BoxId, value: Uint8Array): Operation {
  const key = keyOf(table, box)
  return value.length === 0 ? { type: 'delete', key } : { type: 'put', key, value }
}
