// The profile is open in another tab; it can be had here.

import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.tsx'
import { startText } from '../../text/start.ts'
import { useSession } from '../context.ts'
import { Heading } from './heading.tsx'
import type { VNode } from 'preact'

export function OtherTab (): VNode {
  const session = useSession()
  const [isBusy, setBusy] = useState(false)
  const text = startText().otherTab
  const use = (): void => {
    setBusy(true)
    session.takeOver().catch(() => {}).finally(() => { setBusy(false) })
  }
  return (
    <>
      <Heading>{text.title}</Heading>
      <p>{text.words}</p>
      <Button kind='primary' wide busy={isBusy} onClick={use}>{text.use}</Button>
    </>
  )
}
