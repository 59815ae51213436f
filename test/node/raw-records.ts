// What the files of a profile's database hold, read as bytes: every record that was ever written
// and is still there, also deleted and replaced ones, in logs and tables alike (leveldb
// doc/log_format.md and doc/table_format.md; compression is off).
//   batch of a log := sequence u64 ‖ count u32 ‖ n × (u8 1 ‖ key ‖ value, or u8 0 ‖ key)
//   data block     := n × (shared, own and value length ‖ own key bytes ‖ value) ‖ restarts
//   key of a table := key ‖ sequence and kind, 8 bytes

import { concat, utf8 } from '../../src/base/bytes.ts'
import { ByteWriter } from '../../src/base/wire.ts'
import { NONCE, open } from '../../src/crypto/aead.ts'
import { asSymmetricKey } from '../../src/crypto/keys.ts'
import { FieldReader } from '../../node/leveldb/fields.ts'
import { readLog } from '../../node/leveldb/log-file.ts'
import { numberOf, openValue } from '../../src/storage/record.ts'
import { tables } from '../../src/storage/tables.ts'
import type { StoreKeys } from '../../src/storage/store-keys.ts'

interface RawRecord { readonly key: Uint8Array, readonly value: Uint8Array }

const FOOTER_SIZE = 48
const SEQUENCE_SIZE = 8
const MESSAGE_LABEL = utf8('snug/1/message-record\0')

function * recordsOfLog (bytes: Uint8Array): Generator<RawRecord> {
  for (const batch of readLog(bytes) ?? []) {
    const reader = new FieldReader(batch)
    reader.take(8 + 4)
    while (reader.left > 0 && !reader.failed) {
      const [tag] = reader.take(1)
      const key = reader.slice()
      if (tag === 1) yield { key, value: reader.slice() }
    }
  }
}

function * recordsOfTable (bytes: Uint8Array): Generator<RawRecord> {
  const footer = new FieldReader(bytes.subarray(-FOOTER_SIZE))
  footer.varint()
  footer.varint()
  for (const { value: handle } of entriesOf(blockOf(bytes, footer))) {
    for (const { key, value } of entriesOf(blockOf(bytes, new FieldReader(handle)))) {
      yield { key: key.subarray(0, -SEQUENCE_SIZE), value }
    }
  }
}

function blockOf (bytes: Uint8Array, handle: FieldReader): Uint8Array {
  const at = handle.varint()
  return bytes.subarray(at, at + handle.varint())
}

function * entriesOf (block: Uint8Array): Generator<RawRecord> {
  const restarts = new FieldReader(block.subarray(-4)).u32()
  const reader = new FieldReader(block.subarray(0, Math.max(0, block.length - 4 - 4 * restarts)))
  let key: Uint8Array = new Uint8Array(0)
  while (reader.left > 0 && !reader.failed) {
    const shared = reader.varint()
    const own = reader.varint()
    const size = reader.varint()
    key = concat(key.subarray(0, shared), reader.take(own))
    yield { key, value: reader.take(size) }
  }
}

/**
 * Whether some words are anywhere in the files: as they are, in a record opened with the data key,
 * or in a message opened with any key of a message that is still there. `conversations` are the
 * names under which messages were sealed. Answers where: names of files, or of tables.
 */
export function placesOf (
  words: string, files: ReadonlyMap<string, Buffer>, keys: StoreKeys,
  conversations: readonly Uint8Array[]
): string[] {
  const found = new Set<string>()
  for (const [name, bytes] of files) if (bytes.includes(words)) found.add(name)
  const opened = [...files].flatMap(([name, bytes]) => [...recordsOf(name, bytes)])
    .map(({ key, value }) => ({ key, plain: openValue(keys, key, value) }))
  const messageKeys = Map.groupBy(
    opened.filter(({ key, plain }) => key[0] === tables.messageKey && plain?.length === 32),
    ({ key }) => numberOf(key))
  for (const { key, plain } of opened) {
    if (plain === undefined) continue
    if (Buffer.from(plain).includes(words)) found.add(tableOf(key))
    if (key[0] !== tables.message) continue
    const number = numberOf(key) ?? 0
    for (const { plain: once } of messageKeys.get(number) ?? []) {
      for (const conversation of conversations) {
        const label = concat(MESSAGE_LABEL, new ByteWriter().u64(number).finish(), conversation)
        const text = open(asSymmetricKey(once ?? new Uint8Array(0)), new Uint8Array(NONCE), plain,
          label)
        if (text !== undefined && Buffer.from(text).includes(words)) found.add(tableOf(key))
      }
    }
  }
  return [...found].sort()
}

function recordsOf (name: string, bytes: Buffer): Generator<RawRecord> {
  return name.endsWith('.ldb')
    ? recordsOfTable(bytes)
    : name.endsWith('.log') ? recordsOfLog(bytes) : nothing()
}

function * nothing (): Generator<RawRecord> {}

function tableOf ([table]: Uint8Array): string {
  return Object.entries(tables).find(([, byte]) => byte === table)?.[0] ?? `table ${table}`
}
