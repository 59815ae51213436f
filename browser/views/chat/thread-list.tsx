// All conversations, who is at the door, and the search over everything.

import '../../style/thread-list.css'
import { DoorOpen, EllipsisVertical, Keyboard, Lock, Network, Search as Glass, Settings, UserPlus,
  House, X } from 'lucide'
import { useRef } from 'preact/hooks'
import { run } from '../../model/commands.ts'
import { isPhone } from '../../model/viewport.ts'
import { Icon } from '../../parts/icon.tsx'
import { IconButton } from '../../parts/icon-button.tsx'
import { Menu } from '../../parts/menu.tsx'
import { moveFocus } from '../../parts/roving.ts'
import { SearchInput } from '../../parts/search-input.tsx'
import { chatText } from '../../text/chat.ts'
import { isolate } from '../../text/isolate.ts'
import { keysText } from '../../text/keys.ts'
import { partsText } from '../../text/parts.ts'
import { personsText } from '../../text/persons.ts'
import { useChat, useRouter } from '../context.ts'
import { NetworkLine } from '../network/network-line.tsx'
import { useIntroductions } from '../persons/use-introductions.ts'
import { useCommand } from '../use-command.ts'
import { Alone } from './alone.tsx'
import { SearchResults } from './search-results.tsx'
import { ThreadRow } from './thread-row.tsx'
import type { RefObject, VNode } from 'preact'

export function ThreadList (): VNode {
  const { search } = useChat()
  const field = useRef<HTMLInputElement>(null)
  useCommand('search-all', () => {
    field.current?.focus()
    field.current?.select()
  })
  return (
    <>
      <Head />
      <SearchField field={field} />
      <div class='threads' data-scrolls>
        {search.query.value.trim() === '' ? <Rows /> : <SearchResults />}
      </div>
      <NetworkLine />
    </>
  )
}

function Head (): VNode {
  const router = useRouter()
  const [text, keys] = [chatText(), keysText().commands]
  return (
    <div class='bar'>
      <h1>{partsText().snug}</h1>
      <IconButton
        icon={UserPlus} label={text.addFriend} onClick={() => { router.go({ view: 'add' }) }}
      />
      <Menu
        icon={EllipsisVertical}
        label={text.menu}
        groups={[
          [
            { words: keys.settings, icon: Settings, run: () => { run('settings') } },
            { words: keys.network, icon: Network, run: () => { run('network') } },
            { words: keys.house, icon: House, run: () => { run('house') } }
          ],
          [
            { words: keys.keys, icon: Keyboard, run: () => { run('keys') } },
            { words: keys.lock, icon: Lock, run: () => { run('lock') } }
          ]
        ]}
      />
    </div>
  )
}

function SearchField ({ field }: { field: RefObject<HTMLInputElement | null> }): VNode {
  const { search: { query } } = useChat()
  const text = chatText()
  return (
    <search class='search-field'>
      <Icon of={Glass} size={18} />
      <SearchInput
        field={field}
        label={text.searchAll}
        value={query.value}
        onInput={(typed) => { query.value = typed }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || query.value === '') return
          query.value = ''
          event.preventDefault()
        }}
      />
      {query.value !== '' && (
        <IconButton
          icon={X}
          label={text.clearSearch}
          onClick={() => {
            query.value = ''
            field.current?.focus()
          }}
        />
      )}
    </search>
  )
}

function Rows (): VNode | null {
  const { conversations } = useChat()
  const route = useRouter().route.value
  const list = useRef<HTMLUListElement>(null)
  const order = conversations.order.value
  if (!conversations.isLoaded.value) return null
  const open = 'id' in route && order.includes(route.id) ? route.id : order[0]
  return (
    <>
      <AtTheDoor />
      <Introduced />
      {order.length === 0
        ? <Nobody />
        : (
          <ul
            ref={list}
            aria-label={chatText().conversations}
            onKeyDown={(event) => {
              moveFocus(event, [...list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []])
            }}
          >
            {order.map((id) => <ThreadRow id={id} key={id} isStop={id === open} />)}
          </ul>
          )}
    </>
  )
}

function AtTheDoor (): VNode | null {
  const router = useRouter()
  const requests = useChat().conversations.requests.value
  const [first] = requests
  if (first === undefined) return null
  const text = chatText()
  const name = isolate(first.name)
  return (
    <button type='button' class='row door' onClick={() => { router.go({ view: 'door' }) }}>
      <span class='sign'><Icon of={DoorOpen} /></span>
      <span class='words'>
        <bdi>{requests.length > 1 ? text.doorMany(requests.length) : text.door(name)}</bdi>
        <span class='small muted'>{text.doorHint}</span>
      </span>
    </button>
  )
}

/** Whom a contact would introduce: that waits at the door, too. */
function Introduced (): VNode | null {
  const router = useRouter()
  const [first] = useIntroductions().filter(({ state }) => state === 'open')
  if (first?.by === undefined) return null
  return (
    <button
      type='button' class='row door introduced' onClick={() => { router.go({ view: 'door' }) }}
    >
      <span class='sign'><Icon of={UserPlus} /></span>
      <span class='words'>
        <bdi>{personsText().introducedBy(isolate(first.by.name), isolate(first.name))}</bdi>
      </span>
    </button>
  )
}

/** Where there is a middle, the middle says more. */
function Nobody (): VNode {
  return isPhone.value ? <Alone /> : <p class='muted nobody'>{chatText().nobody}</p>
}
