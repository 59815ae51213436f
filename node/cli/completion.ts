// Completion for bash, zsh and fish, made from the table: commands, options, choices, names of
// contacts and files.

import { kebab } from './kebab.ts'
import { globalOptions } from './program.ts'
import type { Command } from '../commands/command.ts'
import type { Param } from '../commands/params.ts'

export type Shell = 'bash' | 'zsh' | 'fish'

export function completionScript (shell: Shell, commands: readonly Command[]): string {
  switch (shell) {
    case 'bash':
      return bash(commands)
    case 'zsh':
      return `#compdef snug\nautoload -U +X bashcompinit && bashcompinit\n${bash(commands)}`
    case 'fish':
      return fish(commands)
  }
}

interface Words {
  /** What may stand behind these words of a command. */
  readonly name: string
  readonly next: readonly string[]
  readonly contacts: boolean
}

/** Each beginning of a command with what may follow. */
function beginnings (commands: readonly Command[]): Words[] {
  const names = new Set(commands.flatMap(({ name }) => {
    const words = name.split(' ')
    return words.map((_, at) => words.slice(0, at + 1).join(' '))
  }))
  return [...names].map((name) => {
    const command = commands.find((one) => one.name === name)
    const params = Object.entries(command?.params ?? {})
    const deeper = [...names].filter((other) => other.startsWith(`${name} `)).map((other) =>
      other.split(' ')[1] ?? ''
    )
    const choices = params.flatMap(([, param]) =>
      param.position === true && param.kind === 'choice' ? param.choices : [])
    return {
      name,
      next: [...deeper, ...choices, ...params.flatMap(([key, param]) => optionNames(key, param))],
      contacts: params.some(([, param]) => param.kind === 'text' && param.is === 'contact')
    }
  })
}

function optionNames (key: string, param: Param): string[] {
  const name = kebab(key)
  if (param.position === true) return []
  switch (param.kind) {
    case 'switch': return [`--${name}`, `--no-${name}`]
    case 'secret': return [`--${name}-file`, `--${name}-fd`]
    default: return [`--${name}`]
  }
}

const GLOBAL = globalOptions.map(([flags]) => flags.split(' ')[0] ?? '')

function firstWords (commands: readonly Command[]): string[] {
  return [...new Set(commands.map(({ name }) => name.split(' ')[0] ?? ''))]
}

function bash (commands: readonly Command[]): string {
  const cases = beginnings(commands).map(({ name, next, contacts }) => {
    const names = contacts ? ' $(snug contacts --names --quiet 2>/dev/null)' : ''
    return `    '${name}') words="${next.join(' ')}${names}" ;;`
  })
  return `_snug() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"
  local command='' word words=''
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) ;; *) command="\${command:+$command }$word" ;; esac
  done
  case "$before" in
    --file|--profile|--passphrase-file|--*-file) COMPREPLY=($(compgen -f -- "$current")); return ;;
  esac
  while [ -n "$command" ]; do
    case "$command" in
${cases.map((line) => `  ${line}`).join('\n')}
    esac
    [ -n "$words" ] && break
    case "$command" in *' '*) command="\${command% *}" ;; *) break ;; esac
  done
  [ -z "$command" ] && words='${firstWords(commands).join(' ')} help'
  COMPREPLY=($(compgen -W "$words ${GLOBAL.join(' ')} --help" -- "$current"))
}
complete -o default -F _snug snug
`
}

function fish (commands: readonly Command[]): string {
  const lines = ['complete -c snug -f']
  const firsts = firstWords(commands)
  for (const first of firsts) {
    const summary = commands.find(({ name }) => name === first)?.summary ?? ''
    lines.push(`complete -c snug -n '__fish_use_subcommand' -a '${first}' -d '${quoted(summary)}'`)
  }
  for (const { name, params, summary } of commands) {
    const [first = '', second] = name.split(' ')
    const seen = second === undefined
      ? `'__fish_seen_subcommand_from ${first}'`
      : `'__fish_seen_subcommand_from ${second}'`
    if (second !== undefined) {
      lines.push(
        `complete -c snug -n '__fish_seen_subcommand_from ${first}' -a '${second}' -d '${
          quoted(summary)
        }'`
      )
    }
    for (const [key, param] of Object.entries(params)) {
      if (param.position === true) {
        if (param.kind === 'choice') {
          lines.push(`complete -c snug -n ${seen} -a '${param.choices.join(' ')}'`)
        }
        if (param.kind === 'text' && param.is === 'contact') {
          lines.push(`complete -c snug -n ${seen} -a '(snug contacts --names --quiet 2>/dev/null)'`)
        }
        continue
      }
      for (const option of optionNames(key, param)) {
        const takes = ['flag', 'switch'].includes(param.kind)
          ? ''
          : param.kind === 'path'
          ? ' -r -F'
          : ' -r'
        const values = param.kind === 'choice' ? ` -a '${param.choices.join(' ')}'` : ''
        lines.push(
          `complete -c snug -n ${seen} -l ${option.slice(2)} -d '${
            quoted(param.help)
          }'${takes}${values}`
        )
      }
    }
  }
  for (const [flags, help] of globalOptions) {
    const takes = flags.includes('<') ? ' -r' : ''
    lines.push(
      `complete -c snug -l ${(flags.split(' ')[0] ?? '').slice(2)} -d '${quoted(help)}'${takes}`
    )
  }
  return `${lines.join('\n')}\n`
}

function quoted (text: string): string {
  return text.replaceAll('\'', '\\\'')
}
