// The words of a message, with links as nodes. A link says where it leads, is opened apart from
// this page, and nothing of it is loaded before.

import { useMemo } from 'preact/hooks'
import { linksIn } from '../../model/links.ts'
import { Marked } from '../../parts/marked.tsx'
import { chatText } from '../../text/chat.ts'
import type { VNode } from 'preact'

export function MessageText ({ text, query }: { text: string, query: string }): VNode {
  // Empty lines around the words would only take room.
  const pieces = useMemo(() => linksIn(text.trim()), [text])
  return (
    <div class='said' dir='auto'>
      {pieces.map((piece, at) => piece.kind === 'text'
        ? <Marked text={piece.text} query={query} key={at} />
        : <Link {...piece} query={query} key={at} />)}
    </div>
  )
}

function Link ({ text, href, spelled, query }: {
  text: string, href: string, spelled?: string, query: string
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
        <bdi><Marked text={text} query={query} /></bdi>
      </a>
      {spelled !== undefined && <span class='spelled' dir='ltr'> ({spelled})</span>}
    </>
  )
}
