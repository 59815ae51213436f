// What a search over everything found: people by their names, messages by their words.

import { markedLine } from '../../model/marked-pieces.ts'
import { now } from '../../model/now.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { Marked } from '../../parts/marked.tsx'
import { Name } from '../../parts/name.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { Time } from '../../parts/time.tsx'
import { chatText } from '../../text/chat.ts'
import { useChat, useRouter } from '../context.ts'
import type { VNode } from 'preact'
import type { ConversationView, SearchHitView } from '../../../src/conversation/views.ts'

const LINE = 300 // characters of a message in the list

export function SearchResults (): VNode {
  const { conversations, search } = useChat()
  const text = chatText()
  const query = search.query.value.trim()
  const people = conversations.order.value.map((id) => conversations.get(id))
    .filter((view) => view !== undefined && holds(view.name, query)) as ConversationView[]
  const found = search.found.value
  const hits = found?.hits ?? []
  const isEmpty = people.length === 0 && hits.length === 0 && !search.isLooking.value
  return (
    <div class='results'>
      {people.length > 0 && (
        <section aria-labelledby='found-people'>
          <h2 id='found-people' class='label'>{text.people}</h2>
          <ul>{people.map((view) => <Person view={view} key={view.id} />)}</ul>
        </section>
      )}
      {hits.length > 0 && (
        <section aria-labelledby='found-messages'>
          <h2 id='found-messages' class='label'>{text.messages}</h2>
          <ul>
            {hits.map((hit) => <Hit hit={hit} key={hit.message.id} />)}
          </ul>
        </section>
      )}
      <div role='status' class='said'>
        {search.isLooking.value && <Spinner words={text.looking} />}
        {isEmpty && <p>{text.nothingFound(query)}</p>}
        {isEmpty && <p class='small muted'>{text.onlyHere}</p>}
        {found?.isFull === true && <p class='small muted'>{text.searchFull}</p>}
      </div>
    </div>
  )
}

function Person ({ view }: { view: ConversationView }): VNode {
  const router = useRouter()
  return (
    <li>
      <button
        type='button' class='row' onClick={() => { router.go({ view: 'chat', id: view.id }) }}
      >
        <Avatar id={view.id} name={view.name} />
        <span class='words'><Name of={view.name} isVerified={view.state === 'verified'} /></span>
      </button>
    </li>
  )
}

function Hit ({ hit: { message, ranges } }: { hit: SearchHitView }): VNode {
  const chat = useChat()
  const router = useRouter()
  const { conversation, position } = message
  const name = chat.conversations.get(conversation)?.name ?? message.name
  return (
    <li>
      <button
        type='button'
        class='row hit'
        onClick={() => {
          chat.target.value = { conversation, position, marks: new Map([[message.id, ranges]]) }
          router.go({ view: 'chat', id: conversation })
        }}
      >
        <span class='words'>
          <span class='line'>
            <Name of={name} />
            <Time at={message.sentAt} now={now.value} />
          </span>
          <span class='found'>
            {message.from === 'me' && <span>{chatText().byYou('')}</span>}
            <bdi><Marked pieces={markedLine(message.text, ranges, LINE)} /></bdi>
          </span>
        </span>
      </button>
    </li>
  )
}

function holds (name: string, query: string): boolean {
  return name.toLocaleLowerCase().includes(query.toLocaleLowerCase())
}
