// The program `snug`. Node compiles what it loads, and keeps that in the cache of the user, so that
// a command takes half the time: nothing but code of this program is in there.

import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import envPaths from 'env-paths'

enableCompileCache(join(envPaths('snug', { suffix: '' }).cache, 'code'))
await import('./cli/process.ts')
