// Builds the web app in a clone, when it is missing or older than what it is made of. A package
// brings it along. One process builds at a time, and nobody reads what another one is writing.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, stat } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { fail, ok } from '../../src/base/errors.ts'
import { lockProfile } from '../profile-lock.ts'
import type { Result } from '../../src/base/errors.ts'

/** What it is made of. */
const SOURCES = ['browser', 'src', 'package-lock.json']
const LOCK_ASKED_MS = 100
const OUTPUT_MAX = 4_096 // characters of what a failed build said

/** Whether `root` is a clone, in which there is something to build from. */
export function isClone (root: string): boolean {
  return existsSync(join(root, 'browser', 'index.html'))
}

/** Whether the page in `directory` is not there, or not of these sources. */
export async function isStale (root: string, directory: string): Promise<boolean> {
  const built = await timeOf(join(directory, 'index.html'))
  if (built === undefined) return true
  for (const source of SOURCES) {
    const paths = [source, ...await namesBelow(join(root, source))]
    const times = await Promise.all(paths.map((path, at) =>
      timeOf(at === 0 ? join(root, path) : path)))
    if (times.some((time) => time !== undefined && time > built)) return true
  }
  return false
}

/** Runs `npm run build:web` of the clone, without npm. Fault: `page-not-built`. */
export async function buildPage (root: string): Promise<Result<void>> {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>
  }
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  const child = spawn(scripts['build:web'] ?? '', {
    cwd: root,
    shell: true,
    // Whatever this process runs under, what it builds is for people.
    env: { ...process.env, PATH: path, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let output = ''
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-OUTPUT_MAX)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const code = await new Promise((resolve) => {
    child.once('error', resolve)
    child.once('close', resolve)
  })
  if (code === 0) return ok(undefined)
  return fail('page-not-built', `The web app could not be built: ${lastLine(output)}`,
    'See why: npm run build:web')
}

/** Runs `work` while no other process builds or reads the page. */
export async function whileAlone<Value> (
  root: string, work: () => Promise<Value>
): Promise<Value> {
  const directory = join(root, 'node_modules', '.cache')
  await mkdir(directory, { recursive: true })
  for (;;) {
    const lock = await lockProfile(join(directory, 'snug-web.lock'))
    if (lock.ok) {
      try {
        return await work()
      } finally {
        await lock.value.release()
      }
    }
    if (lock.fault.code !== 'profile-locked') return await work()
    await new Promise((resolve) => { setTimeout(resolve, LOCK_ASKED_MS) })
  }
}

async function namesBelow (path: string): Promise<string[]> {
  try {
    const entries = await readdir(path, { recursive: true, withFileTypes: true })
    return entries.map((entry) => join(entry.parentPath, entry.name))
  } catch {
    return [] // a file
  }
}

async function timeOf (path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mtimeMs
  } catch {
    return undefined
  }
}

function lastLine (output: string): string {
  return output.trim().split('\n').at(-1)?.trim() ?? ''
}
