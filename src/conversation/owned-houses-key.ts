// Where the houses that this person owns are kept (src/house/owned-house.ts): a backup carries them
// along, because a person who moves to another address still owns their house.

import { utf8 } from '../base/bytes.ts'
import { tables } from '../storage/tables.ts'
import type { RecordKey } from '../storage/store.ts'

export const OWNED_HOUSES: RecordKey = {
  table: tables.setting, name: utf8('owned-houses'), number: 0
}
