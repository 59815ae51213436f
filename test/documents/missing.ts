// What ARCHITECTURE.md §11 says is not there yet, each with what the code would hold if it were.
// When one of these fails, the thing exists: it is to be taken out of that list, and out of
// README.md and SECURITY.md where they speak of it.

import { globSync, readFileSync } from 'node:fs'
import { ROOT } from './pages.ts'

export interface Missing {
  /** How the entry of the list begins. */
  readonly entry: string
  readonly files: readonly string[]
  readonly shows: RegExp
}

export const missing: readonly Missing[] = [
  {
    entry: '**Control kinds that are read and never sent**: farewell',
    files: ['src/{delivery,conversation}/**/*.ts', 'src/messenger.ts'],
    shows: /\{ kind: 'farewell'/
  }
]

/** The files in which something that is said to be missing is found. */
export function foundOf ({ files, shows }: Missing): string[] {
  return globSync([...files], { cwd: ROOT })
    .filter((file) => shows.test(readFileSync(`${ROOT}/${file}`, 'utf8')))
}
