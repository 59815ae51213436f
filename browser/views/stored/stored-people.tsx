// How much is kept about each person, in a line, and the way to all of it.

import { ChevronRight } from 'lucide'
import { now } from '../../model/now.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { IconButton } from '../../parts/icon-button.tsx'
import { Part, Thing, Things } from '../../parts/part.tsx'
import { isolate } from '../../text/isolate.ts'
import { sizeWords } from '../../text/numbers.ts'
import { storedText } from '../../text/stored.ts'
import { moment } from '../../text/times.ts'
import { useRouter } from '../context.ts'
import type { VNode } from 'preact'
import type { StoredDataView } from '../../../src/conversation/stored-view.ts'

export function StoredPeople ({ people }: { people: readonly StoredDataView[] }): VNode {
  const router = useRouter()
  const text = storedText()
  return (
    <Part title={text.peopleTitle}>
      <Things empty={text.nobody}>
        {people.map(({ id, messages, name }) => (
          <Thing
            key={id} face={<Avatar id={id} name={name} />} name={name}
            line={messages.count === 0
              ? text.noMessages
              : text.messages(messages.count, sizeWords(messages.bytes))}
            more={messages.next === undefined
              ? undefined
              : text.next(moment(messages.next, now.value))}
            act={(
              <IconButton
                icon={ChevronRight} label={text.show(isolate(name))} turns
                onClick={() => { router.go({ view: 'stored', id }) }}
              />
            )}
          />
        ))}
      </Things>
    </Part>
  )
}
