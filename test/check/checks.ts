// The gates of `npm run check`, in the order in which they run: what is broken first, looks last.

import { dependencies } from './dependencies.ts'
import { layers } from './layers.ts'
import { platform } from './platform.ts'
import { sizes, style } from './style.ts'
import {
  cycles, dead, deadOutsideTests, lint, scripts, types, typesOfBrowser, typesOfSrc
} from './tools.ts'
import { leaks, unfinished } from './words.ts'
import type { Check } from './check.ts'

export const CHECKS: readonly Check[] = [
  types, typesOfSrc, typesOfBrowser, lint, layers, platform, cycles, dead, deadOutsideTests, sizes,
  style, unfinished, leaks, dependencies, scripts
]
