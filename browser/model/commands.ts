// Every action of the app is named here once. Buttons, keys and the cheat sheet all go by the
// name; the view that can do it says so while it is on screen.

import { signal } from '@preact/signals'

/** How a key is written: modifiers in this order, then `KeyboardEvent.key`. */
export interface Command {
  readonly keys: readonly string[]
  readonly group: 'go' | 'write' | 'app'
  /** Works also while a person types: it has a modifier, or is Escape. */
  readonly always?: boolean
}

export const COMMANDS = {
  'new-chat': { keys: ['Alt+N', 'Ctrl+N'], group: 'go', always: true },
  'search-all': { keys: ['Ctrl+Shift+F', 'Ctrl+K'], group: 'go', always: true },
  'search-here': { keys: ['Ctrl+F'], group: 'go', always: true },
  'next-chat': { keys: ['Alt+ArrowDown'], group: 'go', always: true },
  'previous-chat': { keys: ['Alt+ArrowUp'], group: 'go', always: true },
  'jump-latest': { keys: ['Ctrl+End'], group: 'go' },
  back: { keys: ['Escape'], group: 'go', always: true },
  compose: { keys: ['Ctrl+M'], group: 'write', always: true },
  details: { keys: ['Ctrl+I'], group: 'app', always: true },
  settings: { keys: ['Ctrl+,'], group: 'app', always: true },
  network: { keys: ['Alt+W'], group: 'app', always: true },
  house: { keys: ['Alt+H'], group: 'app', always: true },
  lock: { keys: ['Ctrl+Shift+L'], group: 'app', always: true },
  panic: { keys: ['Ctrl+Shift+X'], group: 'app', always: true },
  keys: { keys: ['?', 'Ctrl+/'], group: 'app' }
} as const satisfies Readonly<Record<string, Command>>

export type CommandName = keyof typeof COMMANDS

type Run = () => void

/** Who can do what right now; the one who came last does it. */
const running = signal<Readonly<Partial<Record<CommandName, readonly Run[]>>>>({})

/** Offers to do something until the returned function is called. */
export function offer (name: CommandName, run: Run): () => void {
  running.value = { ...running.peek(), [name]: [...running.peek()[name] ?? [], run] }
  return () => {
    const left = (running.peek()[name] ?? []).filter((other) => other !== run)
    running.value = { ...running.peek(), [name]: left }
  }
}

/** Does it, and says whether anybody could. */
export function run (name: CommandName): boolean {
  const last = running.peek()[name]?.at(-1)
  last?.()
  return last !== undefined
}

/** What is asked of a KeyboardEvent. */
export interface KeyPressed {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** What is pressed, as `keys` writes it. On a Mac the command key counts as Ctrl. */
export function pressed (event: KeyPressed): string {
  const letter = event.key.length === 1 && /\p{L}/u.test(event.key)
  const shift = event.shiftKey && (letter || event.key.length > 1)
  return [
    ...event.ctrlKey || event.metaKey ? ['Ctrl'] : [],
    ...event.altKey ? ['Alt'] : [],
    ...shift ? ['Shift'] : [],
    letter ? event.key.toUpperCase() : event.key
  ].join('+')
}

/** The command of a key; while a person types, only those that are meant to work then. */
export function commandOf (keys: string, typing: boolean): CommandName | undefined {
  for (const [name, command] of Object.entries(COMMANDS)) {
    const always = 'always' in command || keys.startsWith('Ctrl+')
    if ((!typing || always) && (command.keys as readonly string[]).includes(keys)) {
      return name as CommandName
    }
  }
  return undefined
}
