// The invites that can still be used: to show again, or to withdraw.

import { Link, Users } from 'lucide'
import { now } from '../../model/now.ts'
import { toast } from '../../model/toasts.ts'
import { headingLevel } from '../../model/viewport.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { addText } from '../../text/add.ts'
import { moment } from '../../text/times.ts'
import type { VNode } from 'preact'
import type { Inviting } from '../../model/inviting.ts'
import type { People } from '../../model/people.ts'

export function OpenInvites (
  { inviting, people }: { inviting: Inviting, people: People }
): VNode | null {
  const open = people.invites.value.filter(({ state }) => state === 'open')
    .toSorted((a, b) => b.createdAt - a.createdAt)
  if (open.length === 0) return null
  const text = addText()
  const withdraw = async (id: string): Promise<void> => {
    await inviting.withdraw(id)
    if (inviting.fault.peek() === undefined) toast(text.withdrawn)
  }
  return (
    <section class='section'>
      <h3 aria-level={headingLevel(3)}>{text.open}</h3>
      <ul class='rows'>
        {open.map(({ id, kind, expiresAt }) => (
          <li key={id}>
            <span class='muted'><Icon of={kind === 'once' ? Link : Users} /></span>
            <span class='words'>
              <span>{kind === 'once' ? text.forOne : text.forMany}</span>
              <span class='small muted'>
                {expiresAt === 0
                  ? text.openAlways
                  : text.openUntil(moment(expiresAt, now.value))}
              </span>
            </span>
            <Button kind='plain' onClick={() => { void inviting.again(id) }}>{text.show}</Button>
            <Button kind='plain' onClick={() => { void withdraw(id) }}>{text.withdraw}</Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
