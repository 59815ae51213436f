import { closeSync, fstatSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { isKept } from '../../node/daemon/kept-output.ts'

test('what a service manager reads is kept, what a person reads is not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'snug-kept-'))
  const file = openSync(join(folder, 'journal'), 'w')
  try {
    const { dev, ino } = fstatSync(file)
    assert.not.ok(isKept({}, file))
    assert.ok(isKept({ NOTIFY_SOCKET: '/run/systemd/notify' }, file))
    assert.ok(isKept({ JOURNAL_STREAM: `${dev}:${ino}` }, file))
    assert.not.ok(isKept({ JOURNAL_STREAM: `${dev}:${ino + 1}` }, file), 'that of the session')
  } finally {
    closeSync(file)
    rmSync(folder, { recursive: true })
  }
})

test.run()
