// What opens Snug on this device, and closing it now.

import { Lock } from 'lucide'
import { useState } from 'preact/hooks'
import { run } from '../../model/commands.ts'
import { Button } from '../../parts/button.tsx'
import { Part } from '../../parts/part.tsx'
import { settingsText } from '../../text/settings.ts'
import { useSession } from '../context.ts'
import { PassphraseDialog } from './passphrase-dialog.tsx'
import type { VNode } from 'preact'
import type { PassphraseChange } from './passphrase-dialog.tsx'

export function LockPart (): VNode {
  const session = useSession()
  const [change, setChange] = useState<PassphraseChange>()
  const text = settingsText().lock
  const hasPassphrase = session.protection.value === 'passphrase'
  return (
    <Part title={text.title}>
      <p>{hasPassphrase ? text.passphrase : text.browser}</p>
      <div class='buttons'>
        {hasPassphrase
          ? (
            <>
              <Button onClick={() => { setChange('change') }}>{text.change}</Button>
              <Button onClick={() => { setChange('remove') }}>{text.remove}</Button>
            </>
            )
          : <Button onClick={() => { setChange('set') }}>{text.set}</Button>}
        <Button icon={Lock} onClick={() => { run('lock') }}>{text.now}</Button>
      </div>
      {change !== undefined && (
        <PassphraseDialog change={change} onClose={() => { setChange(undefined) }} />
      )}
    </Part>
  )
}
