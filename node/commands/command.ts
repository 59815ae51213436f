// What a command is. The table of commands drives the command line, the JSON-RPC methods, the help,
// the manual and the completion of shells: what is not declared here exists in none of them.

import type { Daemon } from '../app/daemon.ts'
import type { Paths } from '../app/paths.ts'
import type { Profile } from '../app/profile.ts'
import type { SettingSource } from '../app/settings.ts'
import type { Io } from '../cli/io.ts'
import type { Progress } from '../cli/progress-bar.ts'
import type { Secrets } from '../cli/secrets.ts'
import type { Terminal } from '../cli/terminal.ts'
import type { AnyValues, Params, Values } from './params.ts'

export const groups = {
  start: 'Getting started',
  people: 'People',
  messages: 'Messages',
  network: 'Mail and network',
  profile: 'Profile',
  tools: 'Tools'
} as const

export type Group = keyof typeof groups

/** What a command has that runs in the process of the command line. */
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
  /** The whole table. */
  readonly commands: () => Promise<readonly Command[]>
}

export interface Example { readonly line: string, readonly says: string }

/** What a person is asked after the outcome was shown, at a terminal only. */
export interface Question {
  readonly text: string
  /** The values of the same command, run once more; undefined: nothing more is done. */
  answer (yes: boolean): AnyValues | undefined
}

interface Described<P extends Params, Value> {
  /** The words that call it, such as "invite list". */
  readonly name: string
  readonly group: Group
  /** One line without a full stop. */
  readonly summary: string
  /** Whole sentences. */
  readonly description?: string
  readonly params: P
  readonly examples: readonly Example[]
  /** Its outcome is a stream of values, until it is ended. */
  readonly stream?: true
  /** What it waits for, where that can take long. */
  awaits? (values: Values<P>): string
  /** Values that come from the standard input or a file; on the command line only. */
  complete? (values: Values<P>, local: Local): Promise<AnyValues>
  /** What the command line waits for before it shows the outcome. */
  settle? (value: Value): Promise<void>
  /** The outcome, or one value of a stream, as text without a final line break; empty for none. */
  render (value: Value, terminal: Terminal, values: Values<P>): string | Promise<string>
  /** What a person may want to do next, in a line. */
  next? (value: Value, values: Values<P>): string | undefined
  ask? (value: Value, values: Values<P>): Question | undefined
  /** What a person at a terminal watches next, until it is over or they end it. */
  follow? (value: Value): { readonly command: string, readonly values: AnyValues } | undefined
  /** How far it is, for values of a stream that only say that. */
  progress? (value: Value): Progress | undefined
  /** The call that says that a value was taken over, once it is printed. */
  taken? (value: Value): { readonly method: string, readonly params: AnyValues } | undefined
}

type Outcome<Value> = Promise<Value> | AsyncIterable<Value>

/** Needs the running daemon: the network, or what only it knows. */
interface AtDaemon<P extends Params, Value> extends Described<P, Value> {
  readonly where: 'daemon'
  run (daemon: Daemon, values: Values<P>, signal: AbortSignal): Outcome<Value>
}

/** Runs at the daemon; where there is none, on the profile that is opened for it. */
interface AtProfile<P extends Params, Value> extends Described<P, Value> {
  readonly where: 'profile'
  /** Makes the profile where there is none. */
  readonly creates?: true
  run (profile: Profile, values: Values<P>, signal: AbortSignal): Outcome<Value>
}

/** Runs in the process of the command line, and is no JSON-RPC method. */
interface AtTerminal<P extends Params, Value> extends Described<P, Value> {
  readonly where: 'local'
  run (local: Local, values: Values<P>, signal: AbortSignal): Outcome<Value>
}

export type CommandOf<P extends Params, Value> =
  AtDaemon<P, Value> | AtProfile<P, Value> | AtTerminal<P, Value>

/** A command as the table holds it. */
export type Command = CommandOf<Params, unknown>

/** Declares a command; types of parameters and outcome are found by themselves. */
export function command<const P extends Params, Value> (declared: CommandOf<P, Value>): Command {
  // Values come from `checkParams` with the same declaration, outcomes from its own `run`.
  return declared
}

/** "invite list" as a method: inviteList. */
export function methodOf (name: string): string {
  return name.replace(/[ -](\w)/g, (_, letter: string) => letter.toUpperCase())
}
