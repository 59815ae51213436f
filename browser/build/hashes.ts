// The last step of the build: says the SHA-256 of every file, and writes them to hashes.txt in the
// form that `sha256sum --check` takes. The hash of that list stands for the whole app: whoever
// builds the same sources gets the same.

import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import type { Plugin } from 'vite'

export const LIST = 'hashes.txt'

export function hashes (): Plugin {
  let folder = ''
  let say: (words: string) => void = () => {}
  return {
    name: 'snug-hashes',
    enforce: 'post',
    configResolved: ({ build, logger, root }) => {
      folder = resolve(root, build.outDir)
      say = (words) => { logger.info(words) }
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler: async (error) => {
        if (error !== undefined) return
        const list = await listOf(folder)
        await writeFile(join(folder, LIST), list)
        say(`\n${list}${sha256(list)}  all of it (${LIST})`)
      }
    }
  }
}

/** One line a file, in the order of their paths. */
export async function listOf (folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => path !== LIST)
    .sort()
  const lines = await Promise.all(paths.map(async (path) => {
    return `${sha256(await readFile(join(folder, path)))}  ${path}\n`
  }))
  return lines.join('')
}

function sha256 (bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
