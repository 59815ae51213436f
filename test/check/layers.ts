// The arrows of the design: imports inside src only point left, what src stands on is isomorphic,
// and one folder alone knows the crypto library.

import { posix } from 'node:path'
import { codeFiles } from './check.ts'
import { importsOf } from './code.ts'
import type { Check } from './check.ts'

/** Folders (and top files) of src from left to right; those on one level do not know each other. */
const LEVELS: readonly (readonly string[])[] = [
  ['base'], ['crypto'], ['identity'], ['session'], ['message'], ['storage'], ['mailbox'],
  ['network'], ['delivery'], ['conversation'], ['groups', 'stories', 'calls', 'bridges', 'house'],
  ['messenger'], ['peer'], ['index']
]

/** What each top folder may import from besides itself; test may import everything. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  src: [],
  node: ['src'],
  browser: ['src'],
  bin: ['dist'],
  examples: ['src', 'node']
}

/**
 * The place of a path in src, as in LEVELS: `src/crypto/aead.ts` is in `crypto`, `src/index.ts` is
 * `index`.
 */
function placeOf (path: string): string {
  const [, second = ''] = path.split('/')
  return second.replace(/\.d\.ts$|\.ts$/, '')
}

function levelOf (place: string): number {
  return LEVELS.findIndex((places) => places.includes(place))
}

function arrowFault (from: string, to: string): string | undefined {
  const [fromTop = '', toTop = ''] = [from.split('/')[0], to.split('/')[0]]
  const allowed = MAY[fromTop]
  if (allowed === undefined) return undefined
  if (fromTop !== toTop) {
    return allowed.includes(toTop) ? undefined : `${fromTop}/ may not import ${toTop}/`
  }
  if (fromTop !== 'src') return undefined
  const [here, there] = [placeOf(from), placeOf(to)]
  if (here === there) return undefined
  if (levelOf(there) < 0) return `src/${there} has no place among the layers`
  if (levelOf(there) < levelOf(here)) return undefined
  return `src/${here} may not import src/${there}: arrows only point left`
}

export const layers: Check = {
  name: 'layer arrows',
  run (root) {
    const findings: string[] = []
    for (const { path, text } of codeFiles(root)) {
      const inSrc = path.startsWith('src/')
      if (inSrc && levelOf(placeOf(path)) < 0 && path !== 'src/isomorphic.d.ts') {
        findings.push(`${path}: no place among the layers`)
      }
      if (/^src\/.*\/index\.ts$/.test(path)) {
        findings.push(`${path}: files are imported directly, not through an index`)
      }
      for (const { specifier, line } of importsOf(text)) {
        const where = `${path}:${line}`
        const mayEncrypt = path.startsWith('src/crypto/') || path.startsWith('test/')
        if (specifier.startsWith('libsodium') && !mayEncrypt) {
          findings.push(`${where}: only src/crypto imports the crypto library`)
        }
        if (inSrc && specifier.startsWith('node:')) {
          findings.push(`${where}: src imports no ${specifier}`)
        }
        if (!specifier.startsWith('.')) continue
        const fault = arrowFault(path, posix.join(posix.dirname(path), specifier))
        if (fault !== undefined) findings.push(`${where}: ${fault}`)
      }
    }
    return { findings }
  }
}
