// The head of a conversation: who it is, whether verified, how you are connected, and when what is
// said here burns down.

import { ArrowLeft, BellOff, Bell, EllipsisVertical, Flame, Infinity as Endless, Pin, PinOff,
  Search, ShieldCheck, UserRound } from 'lucide'
import { headingLevel } from '../../model/viewport.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { Candle } from '../../parts/candle.tsx'
import { IconButton } from '../../parts/icon-button.tsx'
import { Lamp } from '../../parts/lamp.tsx'
import { Menu } from '../../parts/menu.tsx'
import { Name } from '../../parts/name.tsx'
import { chatText } from '../../text/chat.ts'
import { duration, shortDuration } from '../../text/durations.ts'
import { partsText } from '../../text/parts.ts'
import { useChat, useRouter } from '../context.ts'
import { saying } from '../saying.ts'
import type { VNode } from 'preact'
import type { ConversationView } from '../../../src/conversation/views.ts'
import type { Route } from '../../model/router.ts'

interface HeaderProps {
  readonly view: ConversationView
  readonly onSearch: () => void
  readonly onTimer: () => void
}

export function ThreadHeader ({ view, onSearch, onTimer }: HeaderProps): VNode {
  const router = useRouter()
  const { id, name } = view
  const { here } = useChat().moments.of(id).value
  const text = chatText()
  return (
    <header class='bar thread-head'>
      <span class='only-phone'>
        <IconButton
          icon={ArrowLeft} label={partsText().back} turns onClick={() => { router.up() }}
        />
      </span>
      <button
        type='button' class='who' title={text.contact}
        onClick={() => { router.go({ view: 'contact', id }) }}
      >
        <Avatar id={id} name={name} size={40} />
        <span class='words'>
          <h2 id='thread-name' aria-level={headingLevel(2)}>
            <Name of={name} isVerified={view.state === 'verified'} />
          </h2>
          <span class='standing'>
            <Lamp light={view.route} />
            {here && <span class='here'>{text.hereNow}</span>}
          </span>
        </span>
      </button>
      <Timer view={view} onTimer={onTimer} />
      <span class='only-wide'>
        <IconButton icon={Search} label={text.searchHere} onClick={onSearch} />
      </span>
      <Actions view={view} onSearch={onSearch} onTimer={onTimer} />
    </header>
  )
}

function Timer ({ view, onTimer }: Pick<HeaderProps, 'view' | 'onTimer'>): VNode {
  const { retention } = view
  const text = chatText()
  if (retention === 0) return <IconButton icon={Endless} label={text.stays} onClick={onTimer} />
  const rule = text.burnsAfter(duration(retention))
  return (
    <button type='button' class='timer' title={rule} onClick={onTimer}>
      <Candle rule={rule} words={shortDuration(retention)} />
    </button>
  )
}

function Actions ({ view, onSearch, onTimer }: HeaderProps): VNode {
  const { conversations } = useChat()
  const router = useRouter()
  const { id, muted, pinned } = view
  const to = (route: Route) => () => { router.go(route) }
  const text = chatText()
  return (
    <Menu
      icon={EllipsisVertical}
      label={text.menu}
      groups={[
        [
          { words: text.contact, icon: UserRound, run: to({ view: 'contact', id }) },
          { words: text.verify, icon: ShieldCheck, run: to({ view: 'verify', id }) },
          { words: text.searchHere, icon: Search, run: onSearch }
        ],
        [
          {
            words: muted ? text.unmute : text.mute,
            icon: muted ? Bell : BellOff,
            run: () => { saying(conversations.setMuted(id, !muted)) }
          },
          {
            words: pinned ? text.unpin : text.pin,
            icon: pinned ? PinOff : Pin,
            run: () => { saying(conversations.setPinned(id, !pinned)) }
          },
          { words: text.timer, icon: Flame, run: onTimer }
        ]
      ]}
    />
  )
}
