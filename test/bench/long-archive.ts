// The export of somebody with a long conversation: Ana, who has written with Ben for weeks. It is
// made of what an export of hers holds before the first message, and of messages as it holds them.

import { cryptoReady } from '../../src/crypto/sodium.ts'
import { systemRandom } from '../../node/storage-random.ts'
import { encodeMessageRecord, FRESH } from '../../src/conversation/message-record.ts'
import { decodeContact, encodeContact } from '../../src/conversation/contact.ts'
import { textContent } from '../../src/message/composition.ts'
import { encodeContent } from '../../src/message/content.ts'
import { sealArchive } from '../../src/storage/archive.ts'
import { tables } from '../../src/storage/tables.ts'
import { World } from '../simulation/world.ts'
import { CHEAP } from '../storage/cheap.ts'
import type { ArchiveRecord } from '../../src/storage/archive-record.ts'

export const PASSPHRASE = 'four words of Ana'

const APART = 60_000 // ms between two messages
const WORDS = 'We could meet at the small lake, if the weather holds, and bring something to eat'

/** The bytes of an export with `count` messages, the last of which ends in its number. */
export async function longArchive (count: number): Promise<Uint8Array> {
  await cryptoReady()
  const created = Date.now()
  const pieces: Uint8Array[] = []
  const seal = sealArchive({ passphrase: PASSPHRASE, random: systemRandom, created, cost: CHEAP })
  for await (const piece of seal(records(count, created))) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function * records (count: number, now: number): AsyncGenerator<ArchiveRecord> {
  const world = new World('long archive')
  const [ana, ben] = [await world.person('Ana'), await world.person('Ben')]
  await world.meet(ana, ben)
  for await (const record of ana.messenger.backup()) {
    if (record.table === tables.message) continue
    const contact = record.table === tables.contact ? decodeContact(record.value) : undefined
    if (contact === undefined) {
      yield record
      continue
    }
    yield { ...record, value: encodeContact({ ...contact, readUpTo: now }) }
    for (let i = 1; i <= count; i++) {
      const sentAt = now - (count - i + 1) * APART
      yield { table: tables.message, name: contact.account, number: sentAt,
        value: message(i, sentAt) }
    }
  }
  await world.close()
}

function message (number: number, sentAt: number): Uint8Array {
  const isMine = number % 3 === 0
  const words = WORDS.slice(0, 12 + number * 7 % (WORDS.length - 12))
  const content = encodeContent(textContent(`${words} (${number})`, systemRandom))
  const state = isMine
    ? { deliveredAt: sentAt + 1, outcome: 'read' as const }
    : { receivedAt: sentAt + 1 }
  return encodeMessageRecord({ ...FRESH, id: systemRandom(32), author: isMine ? 'me' : 'them',
    seq: number, content, sentAt, readAt: sentAt + 2, expiresAt: 0, ...state })
}
