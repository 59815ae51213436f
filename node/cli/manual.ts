// The manual page, made from the table of commands, in the macros of man(7).

import { groups, methodOf } from '../commands/command.ts'
import { SETTINGS, settingNames, variableOf } from '../app/settings.ts'
import { methodParams } from '../rpc/methods.ts'
import { exitWords } from './exit-code.ts'
import { kebab } from './kebab.ts'
import { globalOptions } from './program.ts'
import type { Command, Group } from '../commands/command.ts'
import type { Param } from '../commands/params.ts'

export function manualPage (commands: readonly Command[]): string {
  return [
    '.\\" Made from the table of commands: snug manual > man/snug.1',
    '.TH SNUG 1 "" "Snug" "User Commands"',
    '.SH NAME',
    'snug \\- a private messenger between friends, with no company in the middle',
    '.SH SYNOPSIS',
    '.B snug\n.I COMMAND\n[\\fIOPTIONS\\fR]',
    '.SH DESCRIPTION',
    text(
      'Snug connects friends directly, or leaves sealed mail at houses that they trust while one ' +
        'of them is away. snug init makes an account, snug start runs the node of this computer, ' +
        'and all other commands use that node. People have the names that you give them; nobody ' +
        'types keys.'
    ),
    text(
      'Data go to the standard output, remarks and errors to the standard error. Without a ' +
        'terminal nothing is ever asked.'
    ),
    '.SH OPTIONS OF EVERY COMMAND',
    ...globalOptions.flatMap(([flags, help]) => item(flags, `${help}.`)),
    ...(Object.keys(groups) as Group[]).flatMap((group) => [
      `.SH COMMANDS: ${groups[group].toUpperCase()}`,
      ...commands.filter((command) => command.group === group).flatMap(commandText)
    ]),
    '.SH EXIT STATUS',
    ...Object.entries(exitWords).flatMap(([code, words]) => item(code, words)),
    text(
      'With --json an error is one line on the standard error: { "error": { "code", "message", ' +
        '"action", "exit" } }. Codes do not change; words may.'
    ),
    '.SH CONFIGURATION',
    text(
      'A flag of snug start wins over the environment, that over the configuration file, that ' +
        'over the default. The file holds lines of the form name = value; what follows # is a ' +
        'comment.'
    ),
    ...settingNames().flatMap((name) => {
      const setting = SETTINGS[name]
      const { help, default: usual } = setting
      const values = setting.kind === 'choice' ? ` One of ${setting.choices.join(', ')}.` : ''
      return item(`${name}, ${variableOf(name)}`,
        `${capital(help)}.${values}${usual === '' ? '' : ` Default: ${usual}.`}`)
    }),
    '.SH ENVIRONMENT',
    ...item('SNUG_PROFILE', 'The directory of the profile, as with --profile.'),
    ...item('SNUG_CONFIG', 'The configuration file.'),
    ...item('NO_COLOR', 'Print without colours.'),
    ...item('XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_RUNTIME_DIR',
      'Where things lie: see FILES.'),
    text('A passphrase is never read from the environment or the arguments.'),
    '.SH FILES',
    ...item('$XDG_DATA_HOME/snug/',
      'The profile: key file, sealed store, lock. Default: ~/.local/share/snug.'),
    ...item('$XDG_CONFIG_HOME/snug/config', 'The configuration. Default: ~/.config/snug/config.'),
    ...item('$XDG_STATE_HOME/snug/log',
      'The log, rotated at a megabyte. Default: ~/.local/state/snug/log.'),
    ...item('$XDG_CACHE_HOME/snug/code',
      'Compiled code of Snug. Can be deleted. Default: ~/.cache/snug/code.'),
    ...item('$XDG_RUNTIME_DIR/snug/*.sock', 'The socket of the local API, for its owner alone.'),
    text(
      'With --profile DIR all is in DIR but the socket; the file DIR/socket says where that is.'
    ),
    '.SH LOCAL API',
    ...apiText(commands),
    '.SH SEE ALSO',
    'README.md, PROTOCOL.md and SECURITY.md of Snug.',
    ''
  ].join('\n')
}

function commandText (command: Command): string[] {
  const params = Object.entries(command.params)
  const arguments_ = params.filter(([, param]) => param.position === true)
    .map(([key, param]) =>
      param.required === true ? kebab(key).toUpperCase() : `[${kebab(key).toUpperCase()}]`
    )
  const options = params.filter(([, param]) => param.position !== true)
  return [
    `.SS ${escape(['snug', command.name, ...arguments_].join(' '))}`,
    text(`${command.summary}. ${command.description ?? ''}`),
    ...params.filter(([, param]) => param.position === true)
      .flatMap(([key, param]) => item(kebab(key).toUpperCase(), helpText(param))),
    ...options.flatMap(([key, param]) => item(flagsOf(key, param), helpText(param))),
    ...command.examples.flatMap(({ line, says }) => [
      '.PP', escape(`${capital(says)}:`), '.RS', '.nf', escape(line), '.fi', '.RE'
    ])
  ]
}

function helpText (param: Param): string {
  const choices = param.kind === 'choice' ? ` (${param.choices.join(', ')})` : ''
  return `${capital(param.help)}${choices}.`
}

function flagsOf (key: string, param: Param): string {
  const name = kebab(key)
  const short = param.short === undefined ? '' : `-${param.short}, `
  switch (param.kind) {
    case 'flag': return `${short}--${name}`
    case 'switch': return `--${name}, --no-${name}`
    case 'secret': return `--${name}-file FILE, --${name}-fd NUMBER`
    default: return `${short}--${name} ${(param.shown ?? 'value').toUpperCase()}`
  }
}

function apiText (commands: readonly Command[]): string[] {
  const methods = commands.filter(({ where }) => where !== 'local').map((command) => {
    const params = Object.entries(methodParams(command.params))
      .map(([name, param]) => param.required === true ? name : `${name}?`)
    const outcome = command.stream === true ? ' (a stream)' : ''
    return `${methodOf(command.name)} { ${params.join(', ')} }${outcome}`
  })
  return [
    text(
      'Every command that uses the running node is a method of JSON-RPC 2.0, one message a line, ' +
        'over the socket. The first request is hello { protocol, version }; the protocol is 1. A ' +
        'method whose outcome is a stream sends notifications item { request, value } and ' +
        'answers at the end; cancel { request } ends it. Errors carry { code, action? } in data. ' +
        'Values are those of --json.'
    ),
    text(
      'Events are kept from the first call of events on, until eventsAcknowledge { upTo }; each ' +
        'is given at least once. After a break events { after } goes on behind an id.'
    ),
    '.PP',
    '.nf',
    ...methods.map(escape),
    '.fi'
  ]
}

function item (term: string, words: string): string[] {
  return ['.TP', `.B ${escape(term)}`, escape(words)]
}

function text (words: string): string {
  return `.PP\n${escape(words.trim())}`
}

function escape (words: string): string {
  return words.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^([.'])/gm, '\\&$1')
}

function capital (words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
