import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { utf8 } from '../../src/base/bytes.ts'
import { tables } from '../../src/storage/tables.ts'
import { memoryStore } from './memory-store.ts'

const test = suite('sealed store')

test('gives back what was committed', async () => {
  const store = await memoryStore()
  const key = { table: tables.contact, name: utf8('Ben'), number: 0 }
  await store.commit([{ type: 'put', key, value: utf8('a friend') }])
  assert.equal(await store.get(key), utf8('a friend'))
  await store.close()
})

test.run()
