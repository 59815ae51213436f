// The rows of a timeline as nodes. A row that has not changed keeps its node, so that one new
// message costs the drawing of one message.

import { useRef } from 'preact/hooks'
import { now } from '../../model/now.ts'
import { Time } from '../../parts/time.tsx'
import { chatText } from '../../text/chat.ts'
import { Message } from './message.tsx'
import { NoticeRow } from './notice-row.tsx'
import type { VNode } from 'preact'
import type { Marks } from '../../model/chat.ts'
import type { TimelineRow } from '../../model/timeline-rows.ts'
import type { Asked } from './message-actions.tsx'

interface RowsProps {
  readonly rows: readonly TimelineRow[]
  readonly name: string
  readonly marks: Marks | undefined
  readonly onAsk: (asked: Asked) => void
}

interface Drawn { readonly made: readonly unknown[], readonly node: VNode }

export function Rows ({ rows, name, marks, onAsk }: RowsProps): VNode {
  const drawn = useRef(new Map<string, Drawn>())
  const next = new Map<string, Drawn>()
  const latestMine = rows.findLast((row) => {
    return row.kind === 'message' && row.message.from === 'me'
  })?.key
  for (const row of rows) {
    const isLatest = row.key === latestMine
    const made = row.kind === 'message'
      ? [row.message, row.isFirst, row.isLast, isLatest, name, marks?.get(row.key), onAsk]
      : [row.key]
    const known = drawn.current.get(row.key)
    const isSame = known?.made.every((part, at) => part === made[at]) ?? false
    next.set(row.key, known !== undefined && isSame
      ? known
      : { made, node: draw(row, { name, marks, onAsk, isLatest }) })
  }
  drawn.current = next
  return <>{[...next.values()].map(({ node }) => node)}</>
}

function draw (
  row: TimelineRow, props: Omit<RowsProps, 'rows'> & { readonly isLatest: boolean }
): VNode {
  switch (row.kind) {
    case 'day': return <Day at={row.at} key={row.key} />
    case 'unread': return <UnreadLine key={row.key} />
    case 'message': return row.message.from === 'snug'
      ? <NoticeRow message={row.message} name={props.name} key={row.key} />
      : <Message {...props} {...row} marks={props.marks?.get(row.key)} key={row.key} />
  }
}

function Day ({ at }: { at: number }): VNode {
  return <li class='day' data-key={`day ${at}`}><Time at={at} as='day' now={now.value} /></li>
}

function UnreadLine (): VNode {
  return <li class='unread-line' data-key='unread'><span>{chatText().newFromHere}</span></li>
}
