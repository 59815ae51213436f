// Words that must not be in the project: marks of what is unfinished or switched off in code, and
// in any file the paths and host names of the machine that somebody happened to work on.

import { codeFiles, matches, textFiles } from './check.ts'
import type { Check } from './check.ts'

// Written so that this file does not hold what it looks for.
const UNFINISHED =
  /\b(?:TO[D]O|FIX[M]E|X[X]X)\b|\.(?:only|skip)\(|\bas an[y]\b|@ts-(?:ignore|nocheck|expect-error)/

const MACHINE = [
  /(?<![\w.~-])\/(?:wor[k]|roo[t])\//,
  /(?<![\w.~-])\/(?:hom[e]|User[s])\/(?!ana\b|ben\b|cleo\b|dan\b|you\b|USER\b)\w+/,
  /\/tm[p]\/(?:snug|bash_jobs)\b/,
  /\bregistry\.[\w-]+\.[a-z]{2,}/i,
  /"resolved": "http[s]?:/
]

/** The host of the registry that npm uses here, when npm started this process. */
function registryHost (): RegExp[] {
  const registry = process.env.npm_config_registry ?? ''
  return URL.canParse(registry) ? [new RegExp(new URL(registry).host.replaceAll('.', '\\.'))] : []
}

export const unfinished: Check = {
  name: 'nothing unfinished or switched off',
  run (root) {
    return { findings: codeFiles(root).flatMap((file) => matches(file, UNFINISHED)) }
  }
}

export const leaks: Check = {
  name: 'no machine paths or registry hosts',
  run (root) {
    const patterns = [...MACHINE, ...registryHost()]
    return {
      findings: textFiles(root).flatMap((file) =>
        patterns.flatMap((pattern) => matches(file, pattern))
      )
    }
  }
}
