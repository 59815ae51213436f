// How a house is, in numbers.

import '../../style/details.css'
import { duration } from '../../text/durations.ts'
import { networkText } from '../../text/network.ts'
import { numberWords, sizeWords } from '../../text/numbers.ts'
import { Part } from '../network/part.tsx'
import type { VNode } from 'preact'
import type { HouseView } from '../../../src/peer/own-houses.ts'

const SECOND = 1_000 // ms

export function HouseFactsPart ({ view }: { view: HouseView }): VNode {
  const text = networkText()
  const { addresses, connections, received, reserved, room, sent, uptimeMs, version } = view
  const facts: readonly (readonly [string, string])[] = [
    [text.house.version, version],
    [text.house.uptime, duration(uptimeMs / SECOND)],
    [text.house.connections, numberWords(connections)],
    [text.house.room, text.house.roomOf(sizeWords(reserved), sizeWords(room))],
    [text.house.bytes, text.traffic(sizeWords(sent), sizeWords(received))]
  ]
  return (
    <Part title={text.house.status}>
      <dl class='facts'>
        {facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
        <div>
          <dt>{text.house.addresses}</dt>
          <dd>
            <ul class='addresses'>{addresses.map((one) => <li key={one}>{one}</li>)}</ul>
          </dd>
        </div>
      </dl>
    </Part>
  )
}
