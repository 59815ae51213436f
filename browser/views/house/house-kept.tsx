// Who has mail at a house: how much and until when, never what and from whom.

import { Trash } from 'lucide'
import { useState } from 'preact/hooks'
import { now } from '../../model/now.ts'
import { AskDialog } from '../../parts/ask-dialog.tsx'
import { IconButton } from '../../parts/icon-button.tsx'
import { Part, Thing, Things } from '../../parts/part.tsx'
import { networkText } from '../../text/network.ts'
import { sizeWords } from '../../text/numbers.ts'
import { moment } from '../../text/times.ts'
import { Face } from '../network/face.tsx'
import { saying } from '../saying.ts'
import type { VNode } from 'preact'
import type { HouseView } from '../../../src/peer/own-houses.ts'
import type { OwnedHouseState } from '../../model/owned-house.ts'

export function HouseKept ({ view, state }: {
  view: HouseView, state: OwnedHouseState
}): VNode {
  const [asked, setAsked] = useState<string>()
  const text = networkText().house
  return (
    <Part title={text.kept}>
      <Things empty={text.noneKept}>
        {view.kept.map(({ bytes, name, peer, until, who }) => {
          const id = peer.slice(-8)
          const forget = (
            <IconButton icon={Trash} label={text.forget} onClick={() => { setAsked(peer) }} />
          )
          return (
            <Thing
              key={id} name={`${text.who[who]} ${name ?? id}`}
              face={<Face contact={undefined} name={undefined} />}
              line={text.keptLine(sizeWords(bytes), moment(until, now.value))}
              {...who === 'visitor' ? { act: forget } : {}}
            />
          )
        })}
      </Things>
      {asked !== undefined && (
        <AskDialog
          title={text.forgetTitle} words={text.forgetWords} act={text.forget}
          onAct={() => { saying(state.forget(asked)) }} onClose={() => { setAsked(undefined) }}
        />
      )}
    </Part>
  )
}
