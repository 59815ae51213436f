// Where things lie: the XDG directories (or what stands for them elsewhere), or all in one
// directory that the person named.

import { join, resolve } from 'node:path'
import envPaths from 'env-paths'

export type Environment = Readonly<Record<string, string | undefined>>

export interface Paths {
  /** The directory of the profile (storage-files.ts says what is in it). */
  readonly profile: string
  /** Whether it is the one that is used when nothing is said. */
  readonly isDefault: boolean
  readonly config: string
  readonly log: string
  /** The file, in the profile, that says where the socket of the daemon is. */
  readonly pointer: string
}

/** The flag wins over SNUG_PROFILE, and that over the default. */
export function pathsFor (flag: string | undefined, env: Environment, cwd: string): Paths {
  const named = flag ?? nonEmpty(env.SNUG_PROFILE)
  const standard = envPaths('snug', { suffix: '' })
  const profile = named === undefined ? standard.data : resolve(cwd, named)
  const isDefault = named === undefined
  const config = nonEmpty(env.SNUG_CONFIG)
  return {
    profile,
    isDefault,
    config: config === undefined
      ? join(isDefault ? standard.config : profile, 'config')
      : resolve(cwd, config),
    log: isDefault ? join(standard.log, 'log') : join(profile, 'log'),
    pointer: join(profile, 'socket')
  }
}

function nonEmpty (text: string | undefined): string | undefined {
  return text === '' ? undefined : text
}
