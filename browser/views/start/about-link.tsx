// The way to the honest page before anything is begun: what a page cannot promise is said to
// whoever asks before they trust it. The page itself is loaded then.

import { useState } from 'preact/hooks'
import { toast } from '../../model/toasts.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { wordsReady } from '../../text/language.ts'
import { partsText } from '../../text/parts.ts'
import { startText } from '../../text/start.ts'
import type { FunctionComponent, VNode } from 'preact'

export function AboutLink (): VNode {
  const [shown, setShown] = useState<{ readonly view: FunctionComponent }>()
  const words = startText().welcome.promise
  const show = async (): Promise<void> => {
    try {
      const { About } = await import('../about/about.tsx')
      await wordsReady()
      setShown({ view: About })
    } catch {
      toast(partsText().trouble)
    }
  }
  return (
    <>
      <Button kind='plain' onClick={() => { void show() }}>{words}</Button>
      {shown !== undefined && (
        <Dialog title={words} isWide onClose={() => { setShown(undefined) }}>
          <shown.view />
        </Dialog>
      )}
    </>
  )
}
