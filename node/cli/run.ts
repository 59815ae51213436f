// A command line from its words to its exit code.

import { CommanderError } from 'commander'
import { faultOf, SnugError } from '../../src/base/errors.ts'
import { pathsFor } from '../app/paths.ts'
import { exits } from './exit-code.ts'
import { makeLocal } from './make-local.ts'
import { Output } from './output.ts'
import { perform } from './perform.ts'
import { buildProgram } from './program.ts'
import { Secrets } from './secrets.ts'
import { Terminal } from './terminal.ts'
import type { Command } from '../commands/command.ts'
import type { Io } from './io.ts'
import type { Call, GlobalOptions } from './program.ts'

/** Loads all commands. */
type Table = () => Promise<readonly Command[]>

/**
 * Runs the command of `words`, which is among `commands`; never throws. `table` loads the others,
 * for commands that are about them.
 */
export async function runCommandLine (
  commands: readonly Command[], words: readonly string[], io: Io,
  table: Table = () => Promise.resolve(commands)
): Promise<number> {
  let exit: number = exits.ok
  const act = async (call: Call): Promise<void> => { exit = await runCall(call, table, io) }
  try {
    const given = words.length === 0 ? ['--help'] : [...words]
    await buildProgram(commands, io, act).parseAsync(given, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exits.ok : exits.usage
    return new Output(io, terminalFor(io, {}), { json: false, quiet: false }).fault(faultOf(error))
  }
  return exit
}

async function runCall ({ command, raw, options }: Call, table: Table, io: Io): Promise<number> {
  const output = new Output(io, terminalFor(io, options), {
    json: options.json === true, quiet: options.quiet === true
  })
  const secrets = new Secrets(io, { file: options.passphraseFile, fd: options.passphraseFd })
  try {
    const paths = pathsFor(options.profile, io.env, io.cwd)
    const say = (text: string): void => { output.say(text) }
    const local = makeLocal({ io, paths, secrets, say, commands: table })
    await perform({ command, raw, local, output, timeoutMs: options.timeout })
    return exits.ok
  } catch (error) {
    return output.fault(faultOf(error instanceof Error ? error : new SnugError(UNKNOWN)))
  }
}

const UNKNOWN = { code: 'internal', message: 'Something went wrong inside Snug.' }

function terminalFor ({ stdout, env }: Io, options: Pick<GlobalOptions, 'color'>): Terminal {
  const interactive = stdout.isTTY === true
  const wanted = options.color !== false && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb'
  return new Terminal({
    columns: interactive ? stdout.columns ?? 80 : Infinity,
    colour: interactive && wanted,
    interactive,
    now: Date.now()
  })
}
