// The command line as commander parses it, built from the table of commands.

import { Command as Program, Option } from 'commander'
import { SnugError } from '../../src/base/errors.ts'
import { count } from '../../src/base/plural.ts'
import { groups } from '../commands/command.ts'
import { durationOf } from '../commands/duration.ts'
import { kebab } from './kebab.ts'
import type { Command } from '../commands/command.ts'
import type { Param, Params } from '../commands/params.ts'
import type { Io } from './io.ts'

export interface GlobalOptions {
  readonly json?: boolean
  readonly quiet?: boolean
  readonly color?: boolean
  /** Milliseconds. */
  readonly timeout?: number
  readonly profile?: string
  readonly passphraseFile?: string
  readonly passphraseFd?: string
}

/** What was typed: a command with its values as text, not yet checked. */
export interface Call {
  readonly command: Command
  readonly raw: Readonly<Record<string, unknown>>
  readonly options: GlobalOptions
}

/** Options of every command: name, value, words. */
export const globalOptions: readonly (readonly [flags: string, help: string])[] = [
  ['--json', 'print JSON: one value, or one a line'],
  ['--quiet', 'print no remarks'],
  ['--timeout <time>', 'give up after this time, for example 10s'],
  ['--profile <dir>', 'the profile to use (or SNUG_PROFILE)'],
  ['--no-color', 'print without colours (or NO_COLOR)'],
  ['--passphrase-file <file>', 'read the passphrase of the profile from a file'],
  ['--passphrase-fd <number>', 'read the passphrase of the profile from a descriptor']
]

export function buildProgram (
  commands: readonly Command[], io: Io, act: (call: Call) => Promise<void>
): Program {
  const program = base(new Program('snug'), io)
    .description('A private messenger between friends, with no company in the middle.')
    .usage('COMMAND [OPTIONS]')
    .helpCommand('help [command]', 'Show the help of a command')
    .addHelpText('after',
      '\nBegin with: snug init NAME, then snug start. All about it: snug manual')
  for (const [flags, help] of globalOptions) program.option(flags, help)
  for (const command of commands) {
    const [first = '', ...rest] = command.name.split(' ')
    const parent = rest.length === 0
      ? program
      : program.commands.find((one) => one.name() === first)
    if (parent === undefined) {
      throw new RangeError(`${command.name} stands before ${first} in the table`)
    }
    parent.addCommand(subcommand(command, rest[0] ?? first, io, act))
  }
  return program
}

function base (program: Program, io: Io): Program {
  return program.exitOverride().showHelpAfterError(false).helpOption('--help', 'show this help')
    .configureHelp({
      showGlobalOptions: true,
      subcommandTerm: (one) => `${one.name()} ${one.usage()}`.trimEnd()
    })
    .configureOutput({
      writeOut: (text) => { io.stdout.write(text) },
      writeErr: (text) => { io.stderr.write(text) },
      getOutHelpWidth: () => io.stdout.columns ?? 80,
      getErrHelpWidth: () => io.stderr.columns ?? 80,
      outputError: (text, write) => { write(asSentence(text)) }
    })
}

/** "error: unknown option '--x'" as words for a person. */
function asSentence (text: string): string {
  const [first = '', ...rest] = text.replace(/^error: /, '').trim().split('\n')
  const sentence = `${first.charAt(0).toUpperCase()}${first.slice(1).replace(/\.$/, '')}.`
  return `${[sentence, ...rest].join('\n')}\n`
}

function subcommand (
  command: Command, name: string, io: Io, act: (call: Call) => Promise<void>
): Program {
  const sub = base(new Program(name), io).summary(command.summary)
    .description([`${command.summary}.`, ...command.description ?? []].join(''))
    .helpGroup(`${groups[command.group]}:`)
    .usage(usageOf(command.params))
    .allowExcessArguments(true) // what is too much is said in our words
    .addHelpText('after', examplesOf(command))
  if (command.description !== undefined) {
    sub.description(`${command.summary}. ${command.description}`)
  }
  const positions: string[] = []
  for (const [key, param] of Object.entries(command.params)) {
    if (param.position === true) {
      positions.push(key)
      // What is required is checked with all else, in the same words as everywhere.
      sub.argument(`[${kebab(key)}]`, helpOf(param))
    } else for (const option of optionsOf(key, param)) sub.addOption(option)
  }
  return sub.action(async (...given: unknown[]) => {
    refuseSurplus(sub, positions.length)
    const options = sub.optsWithGlobals<Record<string, unknown>>()
    const raw = rawValues(command.params, positions, given, options)
    await act({ command, raw, options: globalsOf(options) })
  })
}

/** "NAME [TEXT]" */
function usageOf (params: Params): string {
  return Object.entries(params).filter(([, param]) => param.position === true)
    .map(([key, param]) => {
      const shown = kebab(key).toUpperCase()
      return param.required === true ? shown : `[${shown}]`
    }).join(' ')
}

function refuseSurplus (sub: Program, expected: number): void {
  const [surplus] = sub.args.slice(expected)
  if (surplus === undefined) return
  const name = `${sub.parent?.parent === null ? '' : `${sub.parent?.name() ?? ''} `}${sub.name()}`
  const below = sub.commands.map((one) => `${name} ${one.name()}`)
  throw new SnugError(below.length > 0 && expected === 0
    ? {
        code: 'bad-usage',
        message: `There is no command ${name} ${surplus}.`,
        action: `There are: ${[name, ...below].join(', ')}.`
      }
    : {
        code: 'bad-usage',
        message: `${name} takes ${count(expected, 'argument')}, not ${sub.args.length}.`,
        action: `Put a text in quotes. See: snug ${name} --help`
      })
}

function optionsOf (key: string, param: Param): Option[] {
  const name = kebab(key)
  const short = param.short === undefined ? '' : `-${param.short}, `
  const shown = param.shown ??
    (param.kind === 'list' ? 'address' : param.kind === 'path' ? 'file' : 'value')
  switch (param.kind) {
    case 'flag':
      return [new Option(`${short}--${name}`, param.help)]
    case 'switch':
      return [
        new Option(`--${name}`, param.help),
        new Option(`--no-${name}`, `not ${param.help}`).hideHelp()
      ]
    case 'secret':
      return [
        new Option(`--${name}-file <file>`, `read ${param.help} from a file`),
        new Option(`--${name}-fd <number>`, `read ${param.help} from a descriptor`)
      ]
    case 'list':
      return [new Option(`${short}--${name} <${shown}>`, `${param.help}; may be repeated`)
        .argParser((value: string, before: string[] | undefined) => [...before ?? [], value])]
    case 'choice':
      return [new Option(`${short}--${name} <${shown}>`, helpOf(param))]
    default:
      return [new Option(`${short}--${name} <${shown}>`, param.help)]
  }
}

function helpOf (param: Param): string {
  return param.kind === 'choice' ? `${param.help}: ${param.choices.join(', ')}` : param.help
}

/** The values by the names of their parameters; of secrets, where they come from. */
function rawValues (
  params: Params, positions: readonly string[], given: readonly unknown[],
  options: Readonly<Record<string, unknown>>
): Record<string, unknown> {
  const raw: Record<string, unknown> = {}
  for (const [key, param] of Object.entries(params)) {
    if (param.kind === 'secret') raw[key] = { file: options[`${key}File`], fd: options[`${key}Fd`] }
    else raw[key] = param.position === true ? given[positions.indexOf(key)] : options[key]
  }
  return raw
}

function globalsOf (options: Readonly<Record<string, unknown>>): GlobalOptions {
  const { timeout, ...rest } = options as Omit<GlobalOptions, 'timeout'> & {
    readonly timeout?: string
  }
  if (timeout === undefined) return rest
  const ms = durationOf(/^\d+$/.test(timeout) ? `${timeout}s` : timeout)
  if (ms !== undefined && ms > 0) return { ...rest, timeout: ms }
  throw new SnugError({ code: 'bad-usage', message: '--timeout takes a time such as 10s or 2m.' })
}

function examplesOf (command: Command): string {
  const lines = command.examples.map(({ line, says }) => `  ${line}\n      ${says}`)
  return `\nExamples:\n${lines.join('\n')}`
}
