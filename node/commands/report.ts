// report: a stranger's request as a file that proves it, and what such a file says. Nothing is sent
// anywhere: to whom it goes is up to the person.

import { open, readFile } from 'node:fs/promises'
import { SnugError, unwrap } from '../../src/base/errors.ts'
import { reportView } from '../../src/conversation/report-view.ts'
import { readyCrypto } from '../app/crypto-ready.ts'
import { codeOf } from '../storage-files.ts'
import { command } from './command.ts'
import type { Command } from './command.ts'

const report = command({
  name: 'report',
  group: 'people',
  summary: 'Show whose request can be proved to others',
  where: 'profile',
  params: {},
  examples: [{ line: 'snug report', says: 'people at the door, or blocked there' }],
  run: async ({ messenger }) => {
    const strangers = [...messenger.requests(),
      ...messenger.contacts().filter(({ state }) => state === 'blocked')]
    const proved = await Promise.all(strangers.map(async ({ id, name, since, state }) => {
      const can = await messenger.report(id).then(() => true, () => false)
      return can ? [{ id, name, since, state }] : []
    }))
    return proved.flat()
  },
  render: (people, terminal) => people.length === 0
    ? 'Nobody wrote anything to you that can be proved to others.'
    : terminal.table(people.map(({ name, since, state }) => [
      terminal.style('bold', terminal.safe(name)), terminal.time(since),
      state === 'blocked' ? 'blocked' : 'at the door'
    ])),
  next: (people) => people.length === 0 ? undefined : 'To prove one: snug report create NAME FILE'
})

const create = command({
  name: 'report create',
  group: 'people',
  summary: 'Write a file that proves the request of somebody at the door',
  description:
    'Who uses your address signs what they write with it, and is told so. With this file you can ' +
    'prove to whom you choose that they wrote it; Snug sends it nowhere. It works while they are ' +
    'at the door or blocked. What people write after you have accepted them is not signed, and ' +
    'cannot be proved to anybody.',
  where: 'profile',
  params: {
    name: { kind: 'text', is: 'contact', max: 512, required: true, position: true, help: 'whose' },
    file: { kind: 'path', required: true, position: true, help: 'a file that does not exist yet' }
  },
  examples: [{ line: 'snug report create "Somebody" somebody.report',
    says: 'before or after you block them' }],
  run: async ({ messenger }, { name, file }) => {
    const report = await messenger.report(name)
    await writeNew(file, report)
    return { name, file, bytes: report.length }
  },
  render: ({ file }) => `Written to ${file}.`,
  next: ({ file }) => `What it proves: snug report verify ${file}`
})

const verify = command({
  name: 'report verify',
  group: 'people',
  summary: 'Check a report and show what it proves',
  description:
    'It proves that the device of this account wrote these words to that account, and said that ' +
    'it was at this time. It does not prove who the person behind the account is, nor the time.',
  where: 'local',
  params: {
    file: { kind: 'path', required: true, position: true, help: 'the report' }
  },
  examples: [{ line: 'snug report verify somebody.report',
    says: 'needs no account and no network' }],
  run: async (_local, { file }) => {
    await readyCrypto()
    return unwrap(reportView(await readReport(file)))
  },
  render: ({ from, to, name, text, time }, terminal) => [
    'The signatures hold. What they prove:',
    terminal.table([
      ['who wrote', terminal.safe(from)],
      ['called themself', name === '' ? '(nothing)' : terminal.safe(name)],
      ['to whom', terminal.safe(to)],
      ['said to be at', new Date(time).toISOString()]
    ]),
    text === '' ? '(no words)' : terminal.safe(text)
  ].join('\n')
})

async function writeNew (path: string, bytes: Uint8Array): Promise<void> {
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
    } finally {
      await file.close()
    }
  } catch (error) {
    throw new SnugError(codeOf(error) === 'EEXIST'
      ? { code: 'file-exists', message: 'There is such a file already.', action: 'Name another.' }
      : { code: 'file-unwritten', message: 'The file could not be written.',
          action: 'Check its directory, and that this user may write there.' })
  }
}

async function readReport (path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch {
    throw new SnugError({ code: 'file-unread', message: 'The file could not be read.',
      action: 'Check its name, and that this user may read it.' })
  }
}

export const commands: readonly Command[] = [report, create, verify]
