// src runs everywhere and owns neither time nor randomness: none of the globals of one platform, no
// global clock, timer or random source. The compiler (tsconfig.src.json) and the linter see most of
// these by scope; this check sees them by name, and the ones that both platforms have.

import { codeFiles, matches } from './check.ts'
import { codeOf } from './code.ts'
import type { Check } from './check.ts'

const FORBIDDEN = [
  'Date\\.now',
  'Date\\(\\)',
  'Math\\.random',
  '(?:document|window|process|globalThis|console|performance|crypto)\\s*\\.',
  'Buffer\\b',
  '(?:set|clear)(?:Timeout|Interval|Immediate)\\b'
]

// Neither a property (`link.process.id`) nor part of a longer name.
const PATTERN = new RegExp(`(?<![\\w.$#])(?:${FORBIDDEN.join('|')})`)

export const platform: Check = {
  name: 'no platform, clock or randomness in src',
  run (root) {
    const files = codeFiles(root).filter((file) => file.path.startsWith('src/'))
    return { findings: files.flatMap((file) => matches(file, PATTERN, codeOf(file.text, 'blank'))) }
  }
}
