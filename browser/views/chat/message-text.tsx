// The words of a message, with links as nodes. A link says where it really leads before it is
// opened, is opened apart from this page, and nothing of it is loaded before.

import { Fragment } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { linkBefore, linksIn } from '../../model/links.ts'
import { markedPieces } from '../../model/marked-pieces.ts'
import { Marked } from '../../parts/marked.tsx'
import { chatText } from '../../text/chat.ts'
import { LinkDialog } from './link-dialog.tsx'
import type { ComponentChildren, VNode } from 'preact'
import type { LinkCheck } from '../../../src/conversation/link-check.ts'
import type { FoundRange } from '../../../src/conversation/views.ts'

const NONE: readonly FoundRange[] = []

export function MessageText ({ text, marks = NONE }: {
  text: string, marks?: readonly FoundRange[] | undefined
}): VNode {
  const pieces = useMemo(() => placed(text), [text])
  const [opening, setOpening] = useState<LinkCheck>()
  return (
    <>
      <div class='said' dir='auto'>
        {pieces.map((piece) => {
          const words = <Marked pieces={markedPieces(piece.text, marks, piece.at)} />
          if (piece.kind === 'text') return <Fragment key={piece.at}>{words}</Fragment>
          return (
            <Link
              href={piece.href} spelled={piece.spelled} key={piece.at}
              onOpen={(link) => { setOpening(link) }}
            >
              {words}
            </Link>
          )
        })}
      </div>
      {opening !== undefined && (
        <LinkDialog link={opening} onClose={() => { setOpening(undefined) }} />
      )}
    </>
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

function Link ({ href, spelled, onOpen, children }: {
  href: string
  spelled: string | undefined
  onOpen: (link: LinkCheck) => void
  children: ComponentChildren
}): VNode {
  const open = (event: MouseEvent): void => {
    const link = linkBefore(href)
    if (link === undefined || event.button !== 0) return
    event.preventDefault()
    onOpen(link)
  }
  return (
    <>
      <a
        href={href}
        target='_blank'
        rel='noopener noreferrer nofollow'
        referrerpolicy='no-referrer'
        title={chatText().opensOutside(href)}
        onClick={open}
      >
        <bdi>{children}</bdi>
      </a>
      {spelled !== undefined && <span class='spelled' dir='ltr'> ({spelled})</span>}
    </>
  )
}
