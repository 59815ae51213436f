// The world of a command that runs in the process of the command line.

import { SnugError, unwrap } from '../../src/base/errors.ts'
import { readConfig } from '../app/config-file.ts'
import { canAsk, promptYes } from './prompt.ts'
import type { Command, Local } from '../commands/command.ts'
import type { Paths } from '../app/paths.ts'
import type { Io } from './io.ts'
import type { Secrets } from './secrets.ts'

export interface LocalParts {
  readonly io: Io
  readonly paths: Paths
  readonly secrets: Secrets
  readonly say: (text: string) => void
  readonly commands: () => Promise<readonly Command[]>
}

export function makeLocal (parts: LocalParts): Local {
  const { io, paths, secrets, say, commands } = parts
  return {
    io,
    paths,
    secrets,
    say,
    commands,
    settings: async () => ({ env: io.env, file: unwrap(await readConfig(paths.config)),
      path: paths.config }),
    confirm: async (question, option) => {
      if (canAsk(io)) return await promptYes(io, question)
      throw new SnugError({
        code: 'no-terminal',
        message: 'This needs your word, and there is no terminal to ask at.',
        action: `Say so with ${option}.`
      })
    }
  }
}
