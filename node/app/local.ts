// What a command has that runs in the process of the command line.

import type { Io } from '../cli/io.ts'
import type { Secrets } from '../cli/secrets.ts'
import type { Paths } from './paths.ts'
import type { SettingSource } from './settings.ts'

export interface Local {
  readonly io: Io
  readonly paths: Paths
  readonly secrets: Secrets
  /** Says something for a person, on the standard error; nothing with --quiet. */
  readonly say: (text: string) => void
  /** Asks for yes or no; where nobody can answer, fault `no-terminal`, which names the option. */
  readonly confirm: (question: string, option: string) => Promise<boolean>
  /**
   * Where settings come from: environment and file; flags are the command's own. Fault:
   * `bad-config`.
   */
  readonly settings: () => Promise<SettingSource>
}
