// export, import: a sealed copy of what a person would miss, and a person made of it on a new
// device (DESIGN §6, Backups).

import { count } from '../../src/base/plural.ts'
import { SnugError, unwrap } from '../../src/base/errors.ts'
import { bytesInWords } from '../cli/terminal.ts'
import { command } from './command.ts'
import { reporting } from './reporting.ts'
import type { ArchiveProgress } from '../../src/storage/archive.ts'
import type { ArchiveRecord } from '../../src/storage/archive-record.ts'
import type { Command, Local } from './command.ts'

interface Exported extends ArchiveProgress { readonly file: string }

const exportCommand = command({
  name: 'export',
  group: 'profile',
  summary: 'Export a sealed copy of your account, contacts and messages',
  description:
    'Everything that you would miss, sealed under a passphrase of its own: whoever has the file ' +
      'and the passphrase is you. What is on its way, and the keys of sessions, are not in it: ' +
      'after an import friends are greeted anew.',
  where: 'profile',
  stream: true,
  params: {
    file: { kind: 'path', required: true, position: true, help: 'a file that does not exist yet' },
    archivePassphrase: {
      kind: 'secret',
      prompt: 'A passphrase for the export',
      twice: true,
      required: true,
      help: 'the passphrase of the export'
    }
  },
  examples: [
    { line: 'snug export ana.snug', says: 'asks for a passphrase' },
    { line: 'snug export ana.snug --archive-passphrase-file secret.txt',
      says: 'without a terminal' }
  ],
  run: async function * ({ messenger, clock, random }, { file, archivePassphrase }, signal) {
    messenger.me() // a house has nothing to export, and says so
    const { writeArchiveFile } = await import('../storage-archive.ts')
    const written = reporting<ArchiveProgress, ArchiveProgress>(async (onProgress) =>
      unwrap(await writeArchiveFile(file, until(messenger.backup(), signal), {
        passphrase: archivePassphrase, random, created: clock.now(), onProgress
      })))
    for await (const { progress, result } of written) {
      if (progress !== undefined) yield { progress }
      if (result !== undefined) yield { file, ...result }
    }
  },
  progress: (value) => 'progress' in value ? { done: value.progress.bytes } : undefined,
  render: (value: { readonly progress: ArchiveProgress } | Exported) => 'file' in value
    ? `Exported to ${value.file}: ${bytesInWords(value.bytes)}, sealed.`
    : '',
  next: () => 'Keep the file and its passphrase apart, both away from this computer.'
})

/** Ends with a fault, so that half an export is never taken for a whole one. */
async function * until (
  records: AsyncIterable<ArchiveRecord>, signal: AbortSignal
): AsyncGenerator<ArchiveRecord> {
  for await (const record of records) {
    if (signal.aborted) throw new SnugError(INTERRUPTED)
    yield record
  }
}

const INTERRUPTED = { code: 'interrupted',
  message: 'The export was interrupted. No file was made.' }

interface Imported {
  readonly name: string
  readonly contacts: number
  readonly messages: number
  /** Records that this version could not read. */
  readonly skipped: number
  /** Unix milliseconds. */
  readonly exportedAt: number
  readonly profile: string
}

const importCommand = command({
  name: 'import',
  group: 'profile',
  summary: 'Make a profile from an export',
  description:
    'This becomes a new device of yours. If the one that the export was made on is gone for ' +
      'good, let your friends forget it (--delist); never use both copies side by side otherwise.',
  where: 'local',
  stream: true,
  params: {
    file: { kind: 'path', required: true, position: true, help: 'the export' },
    archivePassphrase: {
      kind: 'secret',
      prompt: 'The passphrase of the export',
      required: true,
      help: 'the passphrase of the export'
    },
    delist: { kind: 'switch', help: 'let your friends forget your other devices' }
  },
  examples: [
    { line: 'snug import ana.snug', says: 'asks for what it needs to know' },
    { line: 'snug import ana.snug --archive-passphrase-file secret.txt --delist',
      says: 'without a terminal' }
  ],
  run: async function * (local, { file, archivePassphrase, delist }) {
    const [{ readArchiveFile }, { readyCrypto }, { openProfileHere }] = await Promise.all([
      import('../storage-archive.ts'),
      import('../app/crypto-ready.ts'),
      import('../app/open-profile.ts')
    ])
    await readyCrypto()
    const archive = unwrap(await readArchiveFile(file, { passphrase: archivePassphrase }))
    const isGone = delist ?? await asked(local)
    const { profile, close } = await openProfileHere(local, true)
    try {
      const { messenger } = profile
      const restored = reporting(async (report: (progress: ArchiveProgress) => void) =>
        await messenger.restore(archive.records(report), { delist: isGone }))
      for await (const { progress, result } of restored) {
        if (progress !== undefined) yield { progress, total: archive.bytes }
        if (result !== undefined) {
          const { name } = messenger.me()
          const exportedAt = archive.preface.created
          yield { name, ...result, exportedAt, profile: profile.directory }
        }
      }
    } finally {
      await close()
    }
  },
  progress: (value) => 'progress' in value
    ? { done: value.progress.bytes, total: value.total }
    : undefined,
  render: (
    value: { readonly progress: ArchiveProgress, readonly total: number } | Imported, terminal
  ) => {
    if ('progress' in value) return ''
    const { name, contacts, messages, skipped, exportedAt } = value
    const lines = [
      `Welcome back, ${terminal.safe(name)}. ${count(contacts, 'contact')} and ` +
        `${count(messages, 'message')} are here, as of ${terminal.time(exportedAt)}.`
    ]
    if (skipped > 0) lines.push(`${count(skipped, 'record')} could not be read and is left out.`)
    return lines.join('\n')
  },
  next: () => 'Start Snug with: snug start. Your friends are told of this device by themselves.'
})

/**
 * Where nobody can be asked, the other devices stay: what is delisted by mistake is hard to mend.
 */
async function asked ({ io, confirm }: Local): Promise<boolean> {
  if (io.stdin.isTTY !== true || io.stderr.isTTY !== true) return false
  return await confirm('Is the device that this export was made on gone for good?', '--delist')
}

export const commands: readonly Command[] = [exportCommand, importCommand]
