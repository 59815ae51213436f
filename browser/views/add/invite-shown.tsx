// An invite to be given away: the code first, then the link, then what a person should know about
// it; and what becomes of it while it is shown.

import { Copy, Share2 } from 'lucide'
import { copyText } from '../../model/clipboard.ts'
import { sharedForm } from '../../model/invite-share.ts'
import { now } from '../../model/now.ts'
import { toast } from '../../model/toasts.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { QrCode } from '../../parts/qr-code.tsx'
import { addText } from '../../text/add.ts'
import { faultWords } from '../../text/faults.ts'
import { moment } from '../../text/times.ts'
import { useRouter } from '../context.ts'
import type { VNode } from 'preact'
import type { Inviting } from '../../model/inviting.ts'
import type { InviteMade } from '../../../src/conversation/views.ts'

const CODE = 348 // pixels

export function InviteShown ({ inviting, made }: { inviting: Inviting, made: InviteMade }): VNode {
  const text = addText()
  const shared = sharedForm(made.link, location)
  const isOnce = made.kind === 'once'
  const copy = async (): Promise<void> => {
    const isCopied = await copyText(shared.text)
    toast(!isCopied ? text.notCopied : isOnce ? text.copied : text.copiedAddress)
  }
  if (inviting.state.value !== 'open') return <Over inviting={inviting} />
  return (
    <div class='invite-shown'>
      <QrCode of={shared.text} label={text.code} size={CODE} />
      <p class='rule'>{isOnce ? text.once(moment(made.expiresAt, now.value)) : text.address}</p>
      {made.warnings.map((warning) => (
        <Notice tone='care' key={warning.code}>{faultWords(warning)}</Notice>
      ))}
      <div class='actions'>
        {canShare() && (
          <Button kind='primary' icon={Share2} onClick={() => { void share(shared.text) }}>
            {text.share}
          </Button>
        )}
        <Button kind={canShare() ? 'quiet' : 'primary'} icon={Copy} onClick={() => { void copy() }}>
          {text.copy}
        </Button>
      </div>
      <p class='small muted'>
        {isOnce && `${text.care} `}{shared.opensApp ? text.opensApp : text.opensSnug}
      </p>
      {isOnce && <p class='spinner small' role='status'>{text.waiting}</p>}
      <AsText of={shared.text} />
      <div class='actions'>
        <Button kind='plain' onClick={() => { void inviting.withdraw(made.id) }}>
          {text.withdraw}
        </Button>
        <Button onClick={() => { inviting.hide() }}>{text.done}</Button>
      </div>
    </div>
  )
}

function AsText ({ of }: { of: string }): VNode {
  const { link } = addText()
  return (
    <details class='as-text'>
      <summary>{link}</summary>
      <textarea
        class='input' readOnly rows={5} dir='ltr' aria-label={link} value={of}
        onFocus={(event) => { event.currentTarget.select() }}
      />
    </details>
  )
}

/** It was used, withdrawn, or its time is over. */
function Over ({ inviting }: { inviting: Inviting }): VNode {
  const router = useRouter()
  const text = addText()
  const came = inviting.came.value
  const words = came !== undefined
    ? text.came(came.name)
    : inviting.state.value === 'used' ? text.cameUnknown : text.over
  return (
    <Notice
      isNews
      actions={(
        <>
          {came !== undefined && (
            <Button
              kind='primary' onClick={() => { router.replace({ view: 'chat', id: came.id }) }}
            >
              {text.write(came.name)}
            </Button>
          )}
          <Button onClick={() => { inviting.hide() }}>{text.done}</Button>
        </>
      )}
    >
      {words}
    </Notice>
  )
}

function canShare (): boolean {
  return typeof navigator.share === 'function'
}

/** A person who changes their mind is no failure. */
async function share (invite: string): Promise<void> {
  const words = addText().shareText
  const isUrl = invite.startsWith('https:')
  try {
    await navigator.share(isUrl ? { text: words, url: invite } : { text: `${words}\n${invite}` })
  } catch (error) {
    const isCancelled = error instanceof Error && error.name === 'AbortError'
    if (!isCancelled) toast(addText().notCopied)
  }
}
