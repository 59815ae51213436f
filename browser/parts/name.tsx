// A name that somebody chose: kept apart from the text around it, whatever direction its letters
// have, and cut where there is no room. The seal of verification stands outside of it.

import '../style/signs.css'
import { Seal } from './seal.tsx'
import type { VNode } from 'preact'

export function Name ({ of, isVerified = false }: { of: string, isVerified?: boolean }): VNode {
  return (
    <span class='name'>
      <bdi title={of}>{of}</bdi>
      {isVerified && <Seal />}
    </span>
  )
}
