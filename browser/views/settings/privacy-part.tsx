// What stays for how long, and who learns what.

import { RETENTIONS } from '../../model/settings.ts'
import { Part } from '../../parts/part.tsx'
import { Choice } from '../../parts/choice.tsx'
import { Segments } from '../../parts/segments.tsx'
import { Switch } from '../../parts/switch.tsx'
import { duration } from '../../text/durations.ts'
import { settingsText } from '../../text/settings.ts'
import { saying } from '../saying.ts'
import type { VNode } from 'preact'
import type { KeepRequests, Reach } from '../../../src/conversation/settings.ts'
import type { SettingsState } from '../../model/settings.ts'

const ANSWERS: readonly KeepRequests[] = ['ask', 'always', 'never']
const REACHES: readonly Reach[] = ['invites', 'introduced', 'anyone', 'nobody']

export function PrivacyPart ({ state }: { state: SettingsState }): VNode {
  const text = settingsText().privacy
  const { now } = state
  const known: readonly number[] = RETENTIONS
  const times = known.includes(now.retention) ? known : [now.retention, ...known]
  return (
    <Part title={text.title}>
      <Segments<number>
        label={text.retention}
        hint={text.retentionHint}
        value={now.retention}
        options={times.map((seconds) => ({
          value: seconds, label: seconds === 0 ? text.keep : duration(seconds)
        }))}
        onChange={(retention) => { saying(state.change({ retention })) }}
      />
      <Segments<KeepRequests>
        label={text.keepRequests}
        hint={text.keepRequestsHint}
        value={now.keepRequests}
        options={ANSWERS.map((value) => ({ value, label: text.keepAnswers[value] }))}
        onChange={(keepRequests) => { saying(state.change({ keepRequests })) }}
      />
      <Choice<Reach>
        label={text.reach}
        hint={text.reachHint}
        value={now.reach}
        options={REACHES.map((value) => ({ value, label: text.reaches[value] }))}
        onChange={(reach) => { saying(state.change({ reach })) }}
      />
      <Switch
        label={text.receipts} hint={text.receiptsHint} isOn={now.readReceipts}
        onChange={(readReceipts) => { saying(state.change({ readReceipts })) }}
      />
      <Switch
        label={text.typing} hint={text.typingHint} isOn={now.typing}
        onChange={(typing) => { saying(state.change({ typing })) }}
      />
      <Switch
        label={text.presence} hint={text.presenceHint} isOn={now.presence}
        onChange={(presence) => { saying(state.change({ presence })) }}
      />
      <Switch
        label={text.relayOnly} hint={text.relayOnlyHint} isOn={now.relayOnly}
        onChange={(relayOnly) => { saying(state.change({ relayOnly })) }}
      />
    </Part>
  )
}
