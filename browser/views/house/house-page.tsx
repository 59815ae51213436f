// The house: for its owner how it is and what can be changed, for a guest what a guest has.

import '../../style/network.css'
import { RotateCw } from 'lucide'
import { useEffect, useMemo } from 'preact/hooks'
import { OwnedHouseState } from '../../model/owned-house.ts'
import { Button } from '../../parts/button.tsx'
import { Lead } from '../../parts/lead.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { duration } from '../../text/durations.ts'
import { faultWords } from '../../text/faults.ts'
import { networkText } from '../../text/network.ts'
import { useHouse, usePeer, useRouter } from '../context.ts'
import { HouseFactsPart } from './house-facts.tsx'
import { HouseKept } from './house-kept.tsx'
import { HouseOwners } from './house-owners.tsx'
import { HousePolicy } from './house-policy.tsx'
import { HouseSign } from './house-sign.tsx'
import { HouseGuest } from './house-guest.tsx'
import type { VNode } from 'preact'
import type { HouseView } from '../../../src/peer/own-houses.ts'

const SECOND = 1_000 // ms

export function HousePage (): VNode {
  const router = useRouter()
  const { houses } = usePeer()
  const house = useHouse()
  const state = useMemo(() => new OwnedHouseState(houses), [houses])
  const claiming = house.claiming.value
  const fault = house.fault.value
  useEffect(() => { if (!claiming) void state.look() }, [state, claiming])
  const text = networkText().house
  const now = state.state.value
  return (
    <Sheet title={text.title} closes='back' onClose={() => { router.up() }}>
      {claiming && <Spinner words={text.claiming} />}
      {fault !== undefined && <Notice tone='care' isNews>{faultWords(fault)}</Notice>}
      {now.is === 'open' && <Owned view={now.view} state={state} />}
      {now.is === 'silent' && (
        <Lead
          sign={<HouseSign />} title={text.silent} words={faultWords(now.fault)}
          actions={(
            <Button icon={RotateCw} onClick={() => { void state.look() }}>{text.again}</Button>
          )}
        />
      )}
      {now.is === 'unknown' && !claiming && <Spinner words={text.unknown} />}
      {now.is === 'none' && <HouseGuest />}
    </Sheet>
  )
}

function Owned (owned: { view: HouseView, state: OwnedHouseState }): VNode {
  const text = networkText().house
  const { uptimeMs, version } = owned.view
  return (
    <>
      <Lead
        sign={<HouseSign />} title={text.owned}
        words={text.running(duration(uptimeMs / SECOND), version)}
      />
      <HousePolicy {...owned} />
      <HouseKept {...owned} />
      <HouseOwners {...owned} />
      <HouseFactsPart view={owned.view} />
    </>
  )
}
