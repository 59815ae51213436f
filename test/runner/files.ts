// Which test files there are, and in which order they run.

import { globSync, readFileSync } from 'node:fs'

/**
 * Folders under test/ whose files are no tests of `npm test`: they are started by commands of their
 * own.
 */
const APART = /^test\/soak\//

/**
 * Paths of all test files that contain one of `filters` (all, without filters), relative to the
 * project.
 */
export function testFiles (filters: readonly string[]): string[] {
  return globSync('test/**/*.test.ts')
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !APART.test(path) && !path.includes('/node_modules/'))
    .filter((path) => filters.length === 0 || filters.some((filter) => path.includes(filter)))
    .sort()
}

/**
 * Files that share the machine, slow ones first so that none is left over at the end; and those
 * that run alone.
 */
export function inOrder (paths: readonly string[]): { shared: string[], alone: string[] } {
  const alone = paths.filter((path) => path.endsWith('.alone.test.ts'))
  const shared = paths.filter((path) => !path.endsWith('.alone.test.ts'))
  const isSlow = new Map(shared.map((path) => [path, /^slow\(/m.test(readFileSync(path, 'utf8'))]))
  return {
    shared: shared.toSorted((a, b) => Number(isSlow.get(b)) - Number(isSlow.get(a))),
    alone
  }
}
