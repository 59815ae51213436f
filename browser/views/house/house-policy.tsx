// For whom a house keeps mail, chosen by its owner.

import { Choice } from '../../parts/choice.tsx'
import { Part } from '../../parts/part.tsx'
import { networkText } from '../../text/network.ts'
import { saying } from '../saying.ts'
import type { VNode } from 'preact'
import type { HouseView } from '../../../src/peer/own-houses.ts'
import type { OwnedHouseState } from '../../model/owned-house.ts'

const POLICIES = ['friends', 'visitors', 'nobody'] as const

export function HousePolicy ({ view, state }: {
  view: HouseView, state: OwnedHouseState
}): VNode {
  const text = networkText().house
  return (
    <Part title={text.policy}>
      <Choice
        label={text.policy}
        hidesLabel
        value={view.policy}
        options={POLICIES.map((value) => ({
          value, label: text.policies[value], hint: text.policyHints[value]
        }))}
        onChange={(policy) => { saying(state.set({ policy })) }}
      />
    </Part>
  )
}
