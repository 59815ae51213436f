// How a message that has not arrived was tried: over which way, at which house, and why that did
// not work. For whoever looks closer.

import { headingLevel } from '../../model/viewport.ts'
import { Lamp } from '../../parts/lamp.tsx'
import { chatText } from '../../text/chat.ts'
import { deviceFaultWords, faultWords } from '../../text/faults.ts'
import { houseOf } from '../../text/message-words.ts'
import { useChat } from '../context.ts'
import type { VNode } from 'preact'
import type { HouseWayView, WayView } from '../../../src/conversation/views.ts'

export function MessageWays ({ ways }: { ways: readonly WayView[] }): VNode | null {
  if (ways.length === 0) return null
  return (
    <section class='ways'>
      <h3 aria-level={headingLevel(3)}>{chatText().tried}</h3>
      {ways.map((way) => (
        <div key={way.device}>
          <Lamp light={way.route} />
          {way.fault !== undefined && <p class='small muted'>{deviceFaultWords(way.fault)}</p>}
          <ul>
            {way.houses.filter(({ until }) => until === undefined)
              .map((house) => <House house={house} key={house.host} />)}
          </ul>
        </div>
      ))}
    </section>
  )
}

/** One that keeps it is told of above. */
function House ({ house }: { house: HouseWayView }): VNode {
  const { conversations } = useChat()
  const text = chatText()
  const name = houseOf(house, (id) => conversations.get(id)?.name)
  const why = house.fault === undefined ? '' : faultWords(house.fault)
  return <li>{text.notKept(name)} <span class='muted'>{why}</span></li>
}
