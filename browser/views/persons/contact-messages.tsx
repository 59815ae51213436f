// What happens to messages with somebody: when they burn down, whether they draw attention, and who
// keeps mine while I am away.

import { useState } from 'preact/hooks'
import { headingLevel } from '../../model/viewport.ts'
import { Button } from '../../parts/button.tsx'
import { Candle } from '../../parts/candle.tsx'
import { Switch } from '../../parts/switch.tsx'
import { isolate } from '../../text/isolate.ts'
import { retentionWords } from '../../text/message-words.ts'
import { personsText } from '../../text/persons.ts'
import { RetentionDialog } from '../chat/retention-dialog.tsx'
import { useChat, usePeer } from '../context.ts'
import { saying } from '../saying.ts'
import type { VNode } from 'preact'
import type { ContactView } from '../../../src/conversation/views.ts'

export function ContactMessages ({ contact }: { contact: ContactView }): VNode | null {
  const { messenger } = usePeer()
  const { conversations } = useChat()
  const [isTiming, setTiming] = useState(false)
  const { id, keepsMailForMe, offersToKeepMail } = contact
  const view = conversations.get(id)
  const text = personsText()
  if (view === undefined) return null
  const name = isolate(contact.name)
  const rule = retentionWords(view.retention)
  return (
    <section class='group'>
      <h3 aria-level={headingLevel(3)}>{text.messages}</h3>
      <div class='timer-row'>
        {view.retention > 0 && <Candle rule={rule} size={20} />}
        <p>{rule}</p>
        <Button kind='plain' onClick={() => { setTiming(true) }}>
          {text.change}<span class='unseen'>: {text.timer}</span>
        </Button>
      </div>
      <Switch
        label={text.mute}
        hint={text.muteHint}
        isOn={view.muted}
        onChange={(isOn) => { saying(conversations.setMuted(id, isOn)) }}
      />
      <Switch
        label={text.pin}
        isOn={view.pinned}
        onChange={(isOn) => { saying(conversations.setPinned(id, isOn)) }}
      />
      {offersToKeepMail && (
        <Switch
          label={text.leaveMail(name)}
          hint={text.leaveMailHint(name)}
          isOn={keepsMailForMe}
          onChange={(isOn) => { saying(messenger.leaveMailWith(id, isOn)) }}
        />
      )}
      <p class='small muted'>{text.deniable}</p>
      {isTiming && <RetentionDialog view={view} onClose={() => { setTiming(false) }} />}
    </section>
  )
}
