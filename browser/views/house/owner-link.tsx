// A link for one more owner of a house.

import { Copy, Link } from 'lucide'
import { useState } from 'preact/hooks'
import { copyText } from '../../model/clipboard.ts'
import { toast } from '../../model/toasts.ts'
import { Button } from '../../parts/button.tsx'
import { networkText } from '../../text/network.ts'
import { partsText } from '../../text/parts.ts'
import { saying } from '../saying.ts'
import type { VNode } from 'preact'
import type { OwnedHouseState } from '../../model/owned-house.ts'

export function OwnerLink ({ state }: { state: OwnedHouseState }): VNode {
  const [link, setLink] = useState<string>()
  const text = networkText().house
  const make = async (): Promise<void> => {
    const { origin, pathname } = location
    setLink(`${origin}${pathname}#owner=${await state.link()}`)
  }
  const copy = async (): Promise<void> => {
    toast(await copyText(link ?? '') ? text.linkCopied : partsText().trouble)
  }
  return (
    <div class='join'>
      {link === undefined
        ? <Button icon={Link} onClick={() => { saying(make()) }}>{text.link}</Button>
        : (
          <>
            <p>{text.linkReady}</p>
            <code class='addresses'>{link}</code>
            <Button icon={Copy} onClick={() => { saying(copy()) }}>{text.copyLink}</Button>
          </>
          )}
      <p class='small muted'>{text.linkHint}</p>
    </div>
  )
}
