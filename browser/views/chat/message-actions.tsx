// What can be done with a message, as a list at the place where somebody asked for it. There is one
// for the whole timeline.

import { Copy, Info, RotateCw, Star, Trash, Undo2 } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import { asksAuthor, canRetry, canTakeBack } from '../../model/message-acts.ts'
import { MenuList } from '../../parts/menu-list.tsx'
import { placeAt } from '../../parts/place.ts'
import { burningText } from '../../text/burning.ts'
import { chatText } from '../../text/chat.ts'
import { useChat, useRouter } from '../context.ts'
import { saying } from '../saying.ts'
import { copyText } from './copy-text.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import { starWords, turnStar } from './star.ts'
import { TakeBackDialog } from './take-back-dialog.tsx'
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
  const { messenger } = useChat()
  const list = useRef<HTMLDivElement>(null)
  const [removing, setRemoving] = useState<MessageView>()
  const [takingBack, setTakingBack] = useState<MessageView>()
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
    star: () => { saying(turnStar(messenger, asked.message, name)) },
    takeBack: () => { setTakingBack(asked.message) },
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
      {takingBack !== undefined && (
        <TakeBackDialog
          name={name}
          onClose={() => { setTakingBack(undefined) }}
          onTakeBack={() => { saying(messenger.takeBack(takingBack.id)) }}
        />
      )}
    </>
  )
}

interface Acts {
  readonly copy: () => void
  readonly details: () => void
  readonly retry: () => void
  readonly star: () => void
  readonly takeBack: () => void
  readonly remove: () => void
}

function actionsOf (message: MessageView, acts: Acts): MenuItem[][] {
  const text = chatText()
  const remove = { words: text.remove, icon: Trash, kind: 'danger' as const, run: acts.remove }
  if (message.deleted === true) return [[remove]]
  const takeBack = {
    words: burningText().takeBack, icon: Undo2, kind: 'danger' as const, run: acts.takeBack
  }
  return [
    [
      { words: text.copy, icon: Copy, run: acts.copy },
      { words: text.details, icon: Info, run: acts.details },
      ...canRetry(message) ? [{ words: text.retry, icon: RotateCw, run: acts.retry }] : [],
      { words: starWords(message, asksAuthor(message)), icon: Star, run: acts.star }
    ],
    [remove, ...canTakeBack(message, Date.now()) ? [takeBack] : []]
  ]
}
