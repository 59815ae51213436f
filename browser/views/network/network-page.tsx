// Everything of the network that a person can understand or act on: who keeps their mail until
// when, who passes messages on, who is connected and how, how much it costs, what went wrong.

import '../../style/network.css'
import { UserPlus } from 'lucide'
import { Button } from '../../parts/button.tsx'
import { Lamp } from '../../parts/lamp.tsx'
import { Lead } from '../../parts/lead.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { networkText } from '../../text/network.ts'
import { useNetwork, useRouter } from '../context.ts'
import { NetworkFacts } from './network-facts.tsx'
import { LIGHTS } from './network-line.tsx'
import type { VNode } from 'preact'
import type { Line } from '../../model/network.ts'

export function NetworkPage (): VNode {
  const router = useRouter()
  const { line, now } = useNetwork()
  return (
    <Sheet title={networkText().title} closes='back' onClose={() => { router.up() }}>
      {line.value !== undefined && <State line={line.value} />}
      {now.value !== undefined && <NetworkFacts {...now.value} />}
    </Sheet>
  )
}

function State ({ line }: { line: Line }): VNode {
  const router = useRouter()
  const text = networkText()
  const invite = (
    <Button kind='primary' icon={UserPlus} onClick={() => { router.go({ view: 'add' }) }}>
      {text.inviteFriend}
    </Button>
  )
  return (
    <Lead
      sign={<Lamp light={LIGHTS[line]} word={false} size={36} />}
      title={text.line[line]} words={text.hints[line]}
      {...line === 'alone' ? { actions: invite } : {}}
    />
  )
}
