// The built web app in memory: a list of paths. What is not in it is not there, so that no path
// that anybody writes leads anywhere else on the disk.

import { lstat, readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { pageFile } from './page-file.ts'
import type { PageFile } from './page-file.ts'

const FILES_MAX = 2_000
const BYTES_MAX = 64 * 1_024 * 1_024

export type PageFiles = ReadonlyMap<string, PageFile>

/** The files of `directory` by their paths. Throws where it cannot be read or is no page. */
export async function readPage (directory: string): Promise<PageFiles> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name)).toSorted()
  if (paths.length > FILES_MAX) throw new RangeError('too many files for a web app')
  const files = new Map<string, PageFile>()
  let left = BYTES_MAX
  for (const path of paths) {
    left -= (await lstat(path)).size
    if (left < 0) throw new RangeError('too many bytes for a web app')
    const name = `/${relative(directory, path).split(sep).join('/')}`
    files.set(name, await pageFile(name, await readFile(path)))
  }
  const index = files.get('/index.html')
  if (index === undefined) throw new RangeError('a web app without index.html')
  return files.set('/', index)
}
