// How a house is, in numbers, and where others reach it.

import { networkText } from '../../text/network.ts'
import { numberWords, sizeWords } from '../../text/numbers.ts'
import { Part } from '../../parts/part.tsx'
import type { VNode } from 'preact'
import type { HouseView } from '../../../src/peer/own-houses.ts'

export function HouseFactsPart ({ view }: { view: HouseView }): VNode {
  const text = networkText()
  const { addresses, connections, received, reserved, room, sent } = view
  const facts: readonly (readonly [string, string])[] = [
    [text.house.connections, numberWords(connections)],
    [text.house.room, text.house.roomOf(sizeWords(reserved), sizeWords(room))],
    [text.house.bytes, text.traffic(sizeWords(sent), sizeWords(received))]
  ]
  return (
    <>
      <Part title={text.house.status}>
        <dl class='figures'>
          {facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
        </dl>
      </Part>
      <Part title={text.house.addresses}>
        <ul class='addresses'>{addresses.map((one) => <li key={one}>{one}</li>)}</ul>
      </Part>
    </>
  )
}
