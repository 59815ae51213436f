// Vouching for a friend to a friend: choosing to whom. Both are asked, and a no is not said.

import { UserPlus } from 'lucide'
import { useState } from 'preact/hooks'
import { toast } from '../../model/toasts.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { isolate } from '../../text/isolate.ts'
import { personsText } from '../../text/persons.ts'
import { usePeer } from '../context.ts'
import { saying } from '../saying.ts'
import type { VNode } from 'preact'
import type { ContactView } from '../../../src/conversation/views.ts'

export function Introduce ({ contact }: { contact: ContactView }): VNode {
  const { messenger } = usePeer()
  const [isChoosing, setChoosing] = useState(false)
  const text = personsText()
  const name = isolate(contact.name)
  const friends = messenger.contacts().filter(({ id, state }) => id !== contact.id &&
    (state === 'connected' || state === 'verified'))
  const choose = async (friend: ContactView): Promise<void> => {
    setChoosing(false)
    await messenger.introduce(contact.id, friend.id)
    toast(text.introduced(name, isolate(friend.name)))
  }
  return (
    <section class='group'>
      <Button icon={UserPlus} wide onClick={() => { setChoosing(true) }}>{text.introduce}</Button>
      {isChoosing && (
        <Dialog title={text.introduceTitle(name)} onClose={() => { setChoosing(false) }}>
          <p class='muted'>{text.introduceHint}</p>
          {friends.length === 0 && <p>{text.introduceNobody}</p>}
          <div class='parting friends'>
            {friends.map((friend) => (
              <Button key={friend.id} wide onClick={() => { saying(choose(friend)) }}>
                <bdi>{friend.name}</bdi>
              </Button>
            ))}
          </div>
        </Dialog>
      )}
    </section>
  )
}
