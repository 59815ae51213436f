// A directory for a profile on the real disk, and looks at its files from outside.

import { cp, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { createHash } from 'node:crypto'

export class ProfilePlace {
  readonly root: string

  private constructor (root: string) {
    this.root = root
  }

  static async make (): Promise<ProfilePlace> {
    return new ProfilePlace(await mkdtemp(join(tmpdir(), 'snug-profile-')))
  }

  get directory (): string { return join(this.root, 'profile') }

  /**
   * Copies the profile as it lies on the disk at one moment: of one that is open, what a kill would
   * leave.
   */
  async copy (name: string): Promise<string> {
    const to = join(this.root, name)
    await unchanged(this.directory, async () => {
      await rm(to, { recursive: true, force: true })
      await cp(this.directory, to, { recursive: true })
    })
    return to
  }

  async remove (): Promise<void> {
    await rm(this.root, { recursive: true, force: true })
  }
}

/** All files below a directory, as they are at one moment: path and bytes. */
export async function filesOf (directory: string): Promise<Map<string, Buffer>> {
  return await unchanged(directory, async () => {
    const files = new Map<string, Buffer>()
    for (const path of await pathsIn(directory)) {
      files.set(relative(directory, path), await readFile(path))
    }
    return files
  })
}

/** Looks again where a database that is open made files, or took some away, in the middle. */
async function unchanged<Value> (directory: string, look: () => Promise<Value>): Promise<Value> {
  for (;;) {
    try {
      const before = await pathsIn(directory)
      const value = await look()
      if (before.join() === (await pathsIn(directory)).join()) return value
    } catch (error) {
      if ((error as { readonly code?: string }).code !== 'ENOENT') throw error
      // One that went between its name and its bytes; a directory that is not there stays so.
      await stat(directory)
    }
  }
}

async function pathsIn (directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
}

/** Names, bytes and modes of all files: equal when nothing was touched. */
export async function fingerprint (directory: string): Promise<string> {
  const lines: string[] = []
  for (const [path, bytes] of await filesOf(directory)) {
    const { mode, mtimeMs } = await stat(join(directory, path))
    const hash = createHash('sha256').update(bytes).digest('hex')
    lines.push(`${path} ${mode} ${mtimeMs} ${hash}`)
  }
  return lines.toSorted().join('\n')
}

/** The files that hold a needle. */
export async function filesWith (directory: string, needle: Uint8Array): Promise<string[]> {
  return [...await filesOf(directory)]
    .filter(([, bytes]) => bytes.includes(Buffer.from(needle)))
    .map(([path]) => path)
}
