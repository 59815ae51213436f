// The sheet of all keys, out of the same table that obeys them.

import '../../style/keys.css'
import { COMMANDS } from '../../model/commands.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { keysText } from '../../text/keys.ts'
import type { VNode } from 'preact'
import type { Command, CommandName } from '../../model/commands.ts'

const GROUPS: ReadonlyArray<Command['group']> = ['go', 'write', 'app']

export function KeysDialog ({ onClose }: { onClose: () => void }): VNode {
  const text = keysText()
  return (
    <Dialog title={text.title} onClose={onClose} isWide>
      <p class='muted'>{text.hint}</p>
      {GROUPS.map((group) => (
        <section key={group}>
          <h3>{text[group]}</h3>
          <dl class='keys'>
            {named().filter(([, command]) => command.group === group).map(([name, command]) => (
              <div key={name}>
                <dt>{text.commands[name]}</dt>
                <dd>{command.keys.map((keys, at) => <Keys keys={keys} at={at} key={keys} />)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}

function Keys ({ keys, at }: { keys: string, at: number }): VNode {
  const text = keysText()
  const names: Readonly<Record<string, string>> = text.names
  return (
    <span class='way'>
      {at > 0 && <span class='small muted'>{text.or}</span>}
      <span class='chord' dir='ltr'>
        {keys.split('+').map((key) => <kbd key={key}>{names[key] ?? key}</kbd>)}
      </span>
    </span>
  )
}

function named (): Array<[CommandName, Command]> {
  const all = Object.entries(COMMANDS) as Array<[CommandName, Command]>
  return all.filter(([, { keys }]) => keys.length > 0)
}
