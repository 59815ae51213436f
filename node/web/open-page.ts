// Finds the built web app for a house that serves it: of the package, or of the clone, where it is
// built first if it has to be. A house without its app goes on without, and says so.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildPage, isClone, isStale, whileAlone } from './page-build.ts'
import { readPage } from './page-files.ts'
import type { Notice } from '../app/notice.ts'
import type { PageFiles } from './page-files.ts'

export interface OpenedPage {
  readonly files?: PageFiles
  readonly notice?: Notice
}

/** The folder of package.json: two levels up from the sources, three from the compiled files. */
const ROOT = [new URL('../../', import.meta.url), new URL('../../../', import.meta.url)]
  .map((url) => fileURLToPath(url))
  .find((path) => existsSync(join(path, 'package.json'))) ?? ''

/** `say` hears what takes its time. */
export async function openPage (say: (text: string) => void, root = ROOT): Promise<OpenedPage> {
  const directory = join(root, 'dist', 'web')
  if (!isClone(root)) return await opened(directory)
  return await whileAlone(root, async () => {
    if (!await isStale(root, directory)) return await opened(directory)
    say('Building the web app ...')
    const built = await buildPage(root)
    if (built.ok) return await opened(directory)
    const { code, message, action } = built.fault
    const { files } = await opened(directory)
    return {
      ...files === undefined ? {} : { files },
      notice: { code, text: message, ...action === undefined ? {} : { action } }
    }
  })
}

async function opened (directory: string): Promise<OpenedPage> {
  try {
    return { files: await readPage(directory) }
  } catch {
    return {
      notice: {
        code: 'page-missing',
        text: `The web app is not in ${directory}.`,
        action: 'In a clone, build it: npm run build:web'
      }
    }
  }
}
