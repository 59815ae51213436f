// Everything of the network that a person can understand or act on: who keeps their mail until
// when, who passes messages on, who is connected and how, how much it costs, what went wrong.

import '../../style/network.css'
import { ClipboardCopy, LogOut, UserPlus } from 'lucide'
import { now } from '../../model/now.ts'
import { toast } from '../../model/toasts.ts'
import { Button } from '../../parts/button.tsx'
import { IconButton } from '../../parts/icon-button.tsx'
import { Lamp } from '../../parts/lamp.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { APP_VERSION } from '../../app-version.ts'
import { networkText } from '../../text/network.ts'
import { sizeWords } from '../../text/numbers.ts'
import { moment } from '../../text/times.ts'
import { useNetwork, usePeer, useRouter } from '../context.ts'
import { saying } from '../saying.ts'
import { JoinHouse } from './join-house.tsx'
import { Part, Thing, Things } from './part.tsx'
import type { VNode } from 'preact'
import type { KeeperView } from '../../../src/conversation/views.ts'
import type { NetworkNow } from '../../model/network.ts'

export function NetworkPage (): VNode {
  const router = useRouter()
  const seen = useNetwork().now.value
  return (
    <Sheet title={networkText().title} closes='back' onClose={() => { router.up() }}>
      <State />
      {seen !== undefined && <Facts {...seen} />}
    </Sheet>
  )
}

function State (): VNode | null {
  const router = useRouter()
  const line = useNetwork().line.value
  const text = networkText()
  if (line === 'alone') {
    const invite = (
      <Button kind='primary' icon={UserPlus} onClick={() => { router.go({ view: 'add' }) }}>
        {text.inviteFriend}
      </Button>
    )
    return <Notice title={text.line.alone} actions={invite}>{text.alone}</Notice>
  }
  if (line === 'offline') {
    return <Notice tone='care' title={text.line.offline}>{text.offlineHint}</Notice>
  }
  return line === undefined ? null : <p><Lamp light={line} word={false} /> {text.line[line]}</p>
}

function Facts ({ keepers, network }: NetworkNow): VNode {
  const text = networkText()
  const until = (at: number): string => moment(at, now.value)
  return (
    <>
      <Part title={text.keepersTitle}>
        <Things empty={text.nobodyKeeps}>
          {keepers.map((keeper) => <Keeper keeper={keeper} key={keeper.peer} />)}
        </Things>
        <JoinHouse />
      </Part>
      <Part title={text.relaysTitle}>
        <Things empty={text.noRelays}>
          {network.relays.map(({ peer, name, until: end }) => (
            <Thing
              key={peer} name={name ?? text.unknown}
              line={end === undefined ? text.noPlace : text.place(until(end))}
            />
          ))}
        </Things>
      </Part>
      <Part title={text.peopleTitle}>
        <Things empty={text.noPeople}>
          {network.peers.map(({ peer, address, direction, name, route }) => (
            <Thing
              key={`${peer} ${address}`} name={name ?? text.unknown}
              line={direction === 'outbound' ? text.outgoing : text.incoming}
              act={<Lamp light={route} />}
            />
          ))}
        </Things>
      </Part>
      <Part title={text.keptTitle}><p class='muted'>{text.noneKept}</p></Part>
      <Part title={text.trafficTitle}>
        <p>{text.traffic(sizeWords(network.sent), sizeWords(network.received))}</p>
      </Part>
      <Part title={text.faultTitle}>
        <Things empty={text.noFault}>
          {network.faults.map(({ peer, name, fault, at }) => (
            <Thing key={peer} name={name ?? text.unknown} line={fault} more={until(at)} />
          ))}
        </Things>
      </Part>
      <Report />
    </>
  )
}

function Keeper ({ keeper }: { keeper: KeeperView }): VNode {
  const { messenger } = usePeer()
  const network = useNetwork()
  const text = networkText()
  const { brought, fault, host, state, until } = keeper
  const line = state === 'keeping' && until !== undefined
    ? text.keeping(moment(until, now.value))
    : state === 'refused' ? text.refused : text.waiting
  const leave = async (): Promise<void> => {
    await messenger.removeHouse(host)
    network.look()
    toast(text.removed)
  }
  return (
    <Thing
      name={host} line={line}
      more={fault?.message ?? (brought === undefined
        ? undefined
        : text.brought(brought.envelopes, moment(brought.at, now.value)))}
      act={(
        <IconButton
          icon={LogOut} label={text.removeHouse} onClick={() => { saying(leave()) }}
        />
      )}
    />
  )
}

function Report (): VNode {
  const { desk } = usePeer()
  const text = networkText()
  const copy = async (): Promise<void> => {
    const report = desk.report({ version: APP_VERSION, platform: 'browser' })
    await navigator.clipboard.writeText(report)
    toast(text.copied)
  }
  return (
    <Button icon={ClipboardCopy} onClick={() => { saying(copy()) }}>{text.copyReport}</Button>
  )
}
