// A text with the words of a search marked in it, as nodes.

import { highlight } from '../model/highlight.ts'
import type { VNode } from 'preact'

export function Marked ({ text, query, isShort = false }: {
  text: string, query: string, isShort?: boolean
}): VNode {
  if (query === '') return <>{text}</>
  return (
    <>
      {highlight(text, query, isShort).map((piece, at) => {
        return piece.isHit ? <mark key={at}>{piece.text}</mark> : piece.text
      })}
    </>
  )
}
