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

  /** Copies the profile as it lies on the disk: of one that is open, what a kill would leave. */
  async copy (name: string): Promise<string> {
    const to = join(this.root, name)
    await rm(to, { recursive: true, force: true })
    await cp(this.directory, to, { recursive: true })
    return to
  }

  async remove (): Promise<void> {
    await rm(this.root, { recursive: true, force: true })
  }
}

/** All files below a directory: path and bytes. */
export async function filesOf (directory: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile()) files.set(relative(directory, path), await readFile(path))
  }
  return files
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
