// The words of a message, with links as nodes. A link says where it leads, is opened apart from
// this page, and nothing of it is loaded before.

import { Fragment } from 'preact'
import { useMemo } from 'preact/hooks'
import { linksIn } from '../../model/links.ts'
import { markedPieces } from '../../model/marked-pieces.ts'
import { Marked } from '../../parts/marked.tsx'
import { chatText } from '../../text/chat.ts'
import type { ComponentChildren, VNode } from 'preact'
import type { FoundRange } from '../../../src/conversation/views.ts'

const NONE: readonly FoundRange[] = []

export function MessageText ({ text, marks = NONE }: {
  text: string, marks?: readonly FoundRange[] | undefined
}): VNode {
  const pieces = useMemo(() => placed(text), [text])
  return (
    <div class='said' dir='auto'>
      {pieces.map((piece) => {
        const words = <Marked pieces={markedPieces(piece.text, marks, piece.at)} />
        if (piece.kind === 'text') return <Fragment key={piece.at}>{words}</Fragment>
        return <Link href={piece.href} spelled={piece.spelled} key={piece.at}>{words}</Link>
      })}
    </div>
  )
}

/** With the place of each piece in the text; empty lines around the words would only take room. */
function placed (text: string) {
  let at = text.length - text.trimStart().length
  return linksIn(text.trim()).map((piece) => {
    const here = { spelled: undefined, ...piece, at }
    at += piece.text.length
    return here
  })
}

function Link ({ href, spelled, children }: {
  href: string, spelled: string | undefined, children: ComponentChildren
}): VNode {
  return (
    <>
      <a
        href={href}
        target='_blank'
        rel='noopener noreferrer nofollow'
        referrerpolicy='no-referrer'
        title={chatText().opensOutside(href)}
      >
        <bdi>{children}</bdi>
      </a>
      {spelled !== undefined && <span class='spelled' dir='ltr'> ({spelled})</span>}
    </>
  )
}
