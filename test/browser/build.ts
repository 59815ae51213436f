// Builds for tests, kept by what they are made from: while no source changes, test files and runs
// share one build. A build appears under its name only when it is whole.

import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

const CACHE = 'node_modules/.cache/snug-browser'
/** Builds of one name that are kept: working copies go back and forth between few states. */
const KEPT = 3

/**
 * The folder with the build `name` of the files that the patterns name; `make` fills the folder
 * that it is given, where there is no such build yet.
 */
export async function cachedBuild (
  name: string, patterns: readonly string[], make: (folder: string) => Promise<void>
): Promise<string> {
  const folder = join(CACHE, `${name}-${hashOf(patterns)}`)
  if (existsSync(folder)) return folder
  await mkdir(CACHE, { recursive: true })
  const unfinished = await mkdtemp(join(CACHE, `unfinished-${name}-`))
  try {
    await make(unfinished)
    await rename(unfinished, folder)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    // Another test file was faster.
    if (!existsSync(folder)) throw error
  }
  await removeOld(name)
  return folder
}

function hashOf (patterns: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of globSync([...patterns, 'package-lock.json', 'test/browser/*.ts']).sort()) {
    if (!statSync(path).isFile()) continue
    hash.update(`${path}\0`).update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

async function removeOld (name: string): Promise<void> {
  const ours = (await readdir(CACHE)).filter((entry) => entry.startsWith(`${name}-`))
  const aged = await Promise.all(ours.map(async (entry) => {
    const path = join(CACHE, entry)
    // Gone, where another test file removes old ones as well.
    return { path, time: await stat(path).then(({ mtimeMs }) => mtimeMs, () => 0) }
  }))
  for (const { path } of aged.toSorted((a, b) => b.time - a.time).slice(KEPT)) {
    await rm(path, { recursive: true, force: true })
  }
}
