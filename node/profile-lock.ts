// One process at a time has a profile open (DESIGN §10). LevelDB's own lock makes sure of that;
// this file, written before it, can say who it is. A lock whose process is gone is nobody's:
// processes are told apart by their number and, where the system tells it (Linux), by when they
// started.

import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { failed, ok } from '../src/base/errors.ts'
import { codeOf, exists, FILE_MODE, fileFault } from './storage-files.ts'
import type { Fault, Result } from '../src/base/errors.ts'

const ATTEMPTS = 5 // a lock may go, or come, while it is looked at

/** Paths of the locks that this process holds. */
const held = new Set<string>()

export interface ProfileLock {
  release (): Promise<void>
}

/** Takes the lock at `path`. Faults: `profile-locked`, and those of files. */
export async function lockProfile (path: string): Promise<Result<ProfileLock>> {
  const content = `${process.pid} ${await startOf(process.pid) ?? ''}\n`
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (!held.has(path) && await claim(path, content)) {
        held.add(path)
        return ok({ release: () => release(path, content) })
      }
      const holder = await holderOf(path, await contentOf(path))
      if (holder !== undefined) return failed(profileLocked(holder))
      await removeStale(path)
    }
    return failed(profileLocked())
  } catch (error) {
    return failed(fileFault(error))
  }
}

export function profileLocked (pid?: number): Fault {
  const who = pid === undefined
    ? 'another process'
    : pid === process.pid ? 'this process already' : `process ${pid}`
  return {
    code: 'profile-locked',
    message: `This profile is in use by ${who}.`,
    action: pid === undefined || pid === process.pid
      ? 'Close it there first.'
      : `Use Snug there, or stop it first: kill ${pid}`
  }
}

/** The number of the process that a lock names, or undefined where that is gone. */
async function holderOf (path: string, content: string | undefined): Promise<number | undefined> {
  const [pidText = '', start = ''] = (content ?? '').trim().split(' ')
  const pid = Number(pidText)
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined
  // Our own number from before a restart, as in a container where it is always 1.
  if (pid === process.pid) return held.has(path) ? pid : undefined
  if (!isAlive(pid)) return undefined
  const startNow = await startOf(pid)
  return start === '' || startNow === undefined || start === startNow ? pid : undefined
}

/** Writes the lock where there is none, with its content in one step. */
async function claim (path: string, content: string): Promise<boolean> {
  const temporary = `${path}.${process.pid}`
  await writeFile(temporary, content, { mode: FILE_MODE })
  try {
    await link(temporary, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    if (await exists(path)) return false
    // A file system without links.
    await writeFile(path, content, { mode: FILE_MODE, flag: 'wx' })
    return true
  } finally {
    await rm(temporary, { force: true })
  }
}

/** Takes a stale lock away; puts back what turns out to be somebody's who came meanwhile. */
async function removeStale (path: string): Promise<void> {
  const aside = `${path}.${process.pid}.stale`
  try {
    await rename(path, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  const holder = await holderOf(path, await contentOf(aside))
  if (holder !== undefined) await link(aside, path).catch(() => {})
  await rm(aside, { force: true })
}

async function release (path: string, content: string): Promise<void> {
  if (!held.delete(path)) return
  if (await contentOf(path) === content) await rm(path, { force: true })
}

async function contentOf (path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function isAlive (pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/**
 * When a process started, in a form that is only good for comparing; undefined where the system
 * does not say.
 */
async function startOf (pid: number): Promise<string | undefined> {
  try {
    // Field 22 of proc(5) stat; the second field, in brackets, may hold spaces itself.
    const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ').at(-1)?.split(' ')
    return fields?.[19]
  } catch {
    return undefined
  }
}
