// What can be done with a message, as a list at the place where somebody asked for it. There is one
// for the whole timeline.

import { Copy, Info, RotateCw, Trash } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import { MenuList } from '../../parts/menu-list.tsx'
import { placeAt } from '../../parts/place.ts'
import { chatText } from '../../text/chat.ts'
import { useRouter } from '../context.ts'
import { saying } from '../saying.ts'
import { copyText } from './copy-text.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import type { VNode } from 'preact'
import type { MessageView } from '../../../src/conversation/views.ts'
import type { Timeline } from '../../model/timeline.ts'
import type { MenuItem } from '../../parts/menu-list.tsx'

/** Somebody asks what can be done with a message, at a point of the window. */
export interface Asked {
  readonly message: MessageView
  readonly x: number
  readonly y: number
}

export function MessageActions ({ asked, timeline, name, onDone }: {
  asked: Asked | undefined, timeline: Timeline, name: string, onDone: () => void
}): VNode | null {
  const router = useRouter()
  const list = useRef<HTMLDivElement>(null)
  const [removing, setRemoving] = useState<MessageView>()
  const text = chatText()
  useEffect(() => {
    if (asked !== undefined) list.current?.showPopover()
  }, [asked])
  const groups = asked === undefined ? [] : actionsOf(asked.message, {
    copy: () => { void copyText(asked.message.text) },
    details: () => {
      router.go({ view: 'message', id: asked.message.conversation, message: asked.message.id })
    },
    retry: () => { saying(timeline.retry(asked.message.id)) },
    remove: () => { setRemoving(asked.message) }
  })
  const toggled = (isOpen: boolean): void => {
    if (!isOpen) onDone()
    else if (asked !== undefined && list.current !== null) {
      placeAt(list.current, asked.x, asked.y)
    }
  }
  return (
    <>
      <MenuList listRef={list} label={text.actions} groups={groups} onToggle={toggled} />
      {removing !== undefined && (
        <RemoveDialog
          name={name}
          onClose={() => { setRemoving(undefined) }}
          onRemove={() => { saying(timeline.forget(removing.id)) }}
        />
      )}
    </>
  )
}

interface Acts {
  readonly copy: () => void
  readonly details: () => void
  readonly retry: () => void
  readonly remove: () => void
}

function actionsOf (message: MessageView, acts: Acts): MenuItem[][] {
  const text = chatText()
  const isUndone = message.state === 'failed' || message.state === 'expired'
  return [
    [
      { words: text.copy, icon: Copy, run: acts.copy },
      { words: text.details, icon: Info, run: acts.details },
      ...isUndone ? [{ words: text.retry, icon: RotateCw, run: acts.retry }] : []
    ],
    [{ words: text.remove, icon: Trash, kind: 'danger' as const, run: acts.remove }]
  ]
}
