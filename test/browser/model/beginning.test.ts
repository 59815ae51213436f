// Making a profile or bringing one: what is handed to the session, what is kept, what is forgotten.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Beginning, Importing } from '../../../browser/model/beginning.ts'
import { PassphraseDraft } from '../../../browser/model/passphrase-draft.ts'
import { SnugError } from '../../../src/base/errors.ts'
import type { ImportOptions, NewProfile } from '../../../browser/model/app.ts'

const test = suite('beginning')

const WRONG = { code: 'archive-passphrase', message: 'no', action: 'again' }

function filled (): Importing {
  const importing = new Importing()
  importing.isChosen.value = true
  importing.file.value = new File([new Uint8Array(100)], 'ana.snug')
  importing.passphrase.value = 'four words of Ana'
  return importing
}

test('makes a profile with a name and without a passphrase', async () => {
  const beginning = new Beginning()
  const made: NewProfile[] = []
  const session = { create: async (profile: NewProfile) => { made.push(profile) } }
  await beginning.begin(session)
  assert.equal(made, [])
  beginning.name.value = ' Ana '
  await beginning.begin(session)
  assert.equal(made, [{ name: 'Ana' }])
  assert.is(beginning.name.value, '')
})

test('keeps what was typed when making a profile fails, and forgets it afterwards', async () => {
  const beginning = new Beginning()
  beginning.name.value = 'Ana'
  beginning.protect.by.value = 'passphrase'
  beginning.protect.typed.value = 'four words of Ana'
  beginning.protect.again.value = 'four words of Ana'
  await beginning.begin({ create: async () => { throw new SnugError(WRONG) } })
  assert.is(beginning.fault.value?.code, 'archive-passphrase')
  assert.is(beginning.protect.passphrase, 'four words of Ana')
  await beginning.begin({ create: async () => {} })
  assert.is(beginning.fault.value, undefined)
  assert.is(beginning.protect.passphrase, '')
})

test('asks for a file and its passphrase', async () => {
  const importing = new Importing()
  const importFrom = async (): Promise<never> => { throw new Error('asked') }
  assert.is(await importing.begin({ importFrom }), undefined)
  assert.is(importing.problem.value, undefined)
})

test('tells how far an import is, and forgets its passphrase when it is done', async () => {
  const importing = filled()
  let given: ImportOptions | undefined
  const imported = await importing.begin({
    importFrom: async (file, options) => {
      given = options
      options.onProgress?.({ bytes: file.size / 2, records: 7 })
      assert.equal(importing.running.value?.progress, { bytes: 50, records: 7 })
      return { contacts: 1, messages: 6, skipped: 0 }
    }
  })
  assert.equal(imported, { contacts: 1, messages: 6, skipped: 0 })
  assert.is(given?.passphrase, 'four words of Ana')
  assert.not.ok(given !== undefined && 'protect' in given)
  assert.is(importing.passphrase.value, '')
  assert.is(importing.running.value, undefined)
  assert.not.ok(importing.isChosen.value)
})

test('keeps the file and what was typed when an import fails', async () => {
  const importing = filled()
  await importing.begin({ importFrom: async () => { throw new SnugError(WRONG) } })
  assert.equal(importing.problem.value, WRONG)
  assert.is(importing.passphrase.value, 'four words of Ana')
  assert.ok(importing.isChosen.value)
})

test('says that a person stopped an import', async () => {
  const importing = filled()
  await importing.begin({
    importFrom: async (_file, options) => {
      importing.running.value?.stop.abort()
      options.signal?.throwIfAborted()
      return { contacts: 0, messages: 0, skipped: 0 }
    }
  })
  assert.is(importing.problem.value, 'stopped')
})

test('wants a passphrase twice, unless it is shown', () => {
  const draft = new PassphraseDraft('passphrase')
  assert.is(draft.problem, 'missing')
  draft.typed.value = 'short'
  assert.is(draft.problem, 'different')
  assert.ok(draft.isShort)
  draft.isShown.value = true
  assert.is(draft.problem, undefined)
  draft.isShown.value = false
  draft.again.value = 'short'
  assert.ok(draft.check())
  draft.by.value = 'browser'
  assert.is(draft.passphrase, undefined)
})

test.run()
