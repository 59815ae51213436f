// Everything that is kept here about one person, and how any of it is erased.

import '../../style/details.css'
import { useEffect, useMemo } from 'preact/hooks'
import { now } from '../../model/now.ts'
import { StoredState } from '../../model/stored.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { Lead } from '../../parts/lead.tsx'
import { Part } from '../../parts/part.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { isolate } from '../../text/isolate.ts'
import { numberWords, sizeWords } from '../../text/numbers.ts'
import { storedText } from '../../text/stored.ts'
import { dayName, fullTime, moment } from '../../text/times.ts'
import { Fact } from '../chat/fact.tsx'
import { usePeer, useRouter } from '../context.ts'
import { saying } from '../saying.ts'
import { StoredDevices } from './stored-devices.tsx'
import { StoredErase } from './stored-erase.tsx'
import type { VNode } from 'preact'
import type { StoredDataView } from '../../../src/conversation/stored-view.ts'
import type { ViewProps } from '../ready/later.tsx'

export function StoredPerson ({ route: { id } }: ViewProps<'stored'>): VNode {
  const router = useRouter()
  const { messenger } = usePeer()
  const state = useMemo(() => new StoredState(messenger, id), [id, messenger])
  useEffect(() => state.watch((error) => { saying(Promise.reject(error)) }), [state])
  const text = storedText()
  const people = state.people.value
  const [person] = people ?? []
  return (
    <Sheet title={text.title} closes='back' onClose={() => { router.up() }}>
      {people === undefined && <Spinner words={text.reading} />}
      {people?.length === 0 && <p class='muted'>{text.personGone}</p>}
      {person !== undefined && (
        <>
          <Lead
            sign={<Avatar id={id} name={person.name} size={64} />}
            title={<bdi>{person.name}</bdi>} words={text.personLead(isolate(person.name))}
          />
          <Part title={text.here}><Facts person={person} /></Part>
          <StoredDevices devices={person.devices} />
          <StoredErase person={person} state={state} />
        </>
      )}
    </Sheet>
  )
}

function Facts ({ person }: { person: StoredDataView }): VNode {
  const text = storedText()
  const { draft, history, introductions, messages, muted, pinned, request, since,
    waiting } = person
  const set = [...muted ? [text.muted] : [], ...pinned ? [text.pinned] : []]
  const facts: Array<readonly [string, string | undefined]> = [
    [text.messagesName, messages.count === 0
      ? text.noMessages
      : text.messages(messages.count, sizeWords(messages.bytes))],
    [text.oldest, messages.oldest === undefined ? undefined : fullTime(messages.oldest)],
    [text.goesNext, messages.next === undefined ? undefined : fullTime(messages.next)],
    [text.lasting, messages.lasting === 0 ? undefined : numberWords(messages.lasting)],
    [text.starred, messages.starred === 0 ? undefined : numberWords(messages.starred)],
    [text.waiting, waiting.count === 0
      ? undefined
      : waiting.until === undefined
        ? numberWords(waiting.count)
        : text.waitingUntil(waiting.count, moment(waiting.until, now.value))],
    [text.draft, draft === 0 ? undefined : text.characters(draft)],
    [text.chosen, set.length === 0 ? undefined : set.join(', ')],
    [text.history, history === 0 ? undefined : text.historyWords(history)],
    [text.introductions, introductions === 0 ? undefined : numberWords(introductions)],
    [text.request, request ? text.requestWords : undefined],
    [text.since, dayName(since, now.value)]
  ]
  return (
    <dl class='facts'>
      {facts.map(([name, value]) => value !== undefined && (
        <Fact key={name} name={name}>{value}</Fact>
      ))}
    </dl>
  )
}
