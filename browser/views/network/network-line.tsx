// One line under the list: how this page is connected, truthfully; it leads to the network page.

import '../../style/network.css'
import { Lamp } from '../../parts/lamp.tsx'
import { networkText } from '../../text/network.ts'
import { useNetwork, useRouter } from '../context.ts'
import type { VNode } from 'preact'
import type { Line } from '../../model/network.ts'
import type { Light } from '../../parts/lamp.tsx'

export const LIGHTS: Readonly<Record<Line, Light>> = {
  direct: 'direct', relayed: 'relayed', houses: 'houses', offline: 'none', alone: 'none'
}

export function NetworkLine (): VNode | null {
  const router = useRouter()
  const line = useNetwork().line.value
  if (line === undefined) return null
  return (
    <button type='button' class='network-line' onClick={() => { router.go({ view: 'network' }) }}>
      <Lamp light={LIGHTS[line]} word={false} />
      <span role='status'>{networkText().line[line]}</span>
    </button>
  )
}
