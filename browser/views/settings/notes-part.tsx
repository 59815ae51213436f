// Notifications: off until a person wants them, and then without names and words until they say
// so. The browser asks on its own; what it answered is said.

import { askToNotify, notifyPermission } from '../../model/notify-permission.ts'
import { notifies, setNotifies } from '../../model/notifications.ts'
import { Choice } from '../../parts/choice.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Part } from '../../parts/part.tsx'
import { Switch } from '../../parts/switch.tsx'
import { settingsText } from '../../text/settings.ts'
import { saying } from '../saying.ts'
import type { VNode } from 'preact'
import type { Notifies } from '../../model/notifications.ts'

type Content = Exclude<Notifies, 'off'>

export function NotesPart (): VNode {
  const text = settingsText().notes
  const permission = notifyPermission.value
  const isOn = permission === 'granted' && notifies.value !== 'off'
  const turn = async (wanted: boolean): Promise<void> => {
    if (!wanted) setNotifies('off')
    else if (await askToNotify() === 'granted') setNotifies('hidden')
  }
  if (permission === 'missing') {
    return <Part title={text.title}><p class='muted'>{text.missing}</p></Part>
  }
  return (
    <Part title={text.title}>
      <Switch
        label={text.on} hint={text.onHint} isOn={isOn}
        onChange={(wanted) => { saying(turn(wanted)) }}
      />
      {permission === 'denied' && <Notice tone='care' isNews>{text.blocked}</Notice>}
      {isOn && (
        <Choice<Content>
          label={text.content}
          hint={text.contentHint}
          value={notifies.value === 'off' ? 'hidden' : notifies.value}
          options={(Object.entries(text.contents) as Array<[Content, string]>)
            .map(([value, label]) => ({ value, label }))}
          onChange={setNotifies}
        />
      )}
    </Part>
  )
}
