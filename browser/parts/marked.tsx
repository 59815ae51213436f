// Pieces of a text with what a search found in it marked.

import type { VNode } from 'preact'
import type { MarkedPiece } from '../model/marked-pieces.ts'

export function Marked ({ pieces }: { pieces: readonly MarkedPiece[] }): VNode {
  return (
    <>
      {pieces.map(({ text, isHit }, at) => isHit ? <mark key={at}>{text}</mark> : text)}
    </>
  )
}
