// What is known of the network, part by part.

import { ClipboardCopy } from 'lucide'
import { copyText } from '../../model/clipboard.ts'
import { now } from '../../model/now.ts'
import { toast } from '../../model/toasts.ts'
import { Button } from '../../parts/button.tsx'
import { Lamp } from '../../parts/lamp.tsx'
import { Part, Thing, Things } from '../../parts/part.tsx'
import { APP_VERSION } from '../../app-version.ts'
import { deviceFaultWords, faultWords } from '../../text/faults.ts'
import { networkText } from '../../text/network.ts'
import { sizeWords } from '../../text/numbers.ts'
import { partsText } from '../../text/parts.ts'
import { moment } from '../../text/times.ts'
import { usePeer } from '../context.ts'
import { saying } from '../saying.ts'
import { Face } from './face.tsx'
import { JoinHouse } from './join-house.tsx'
import { Keeper } from './keeper.tsx'
import type { VNode } from 'preact'
import type { NetworkNow } from '../../model/network.ts'

export function NetworkFacts ({ keepers, network }: NetworkNow): VNode {
  const text = networkText()
  const until = (at: number): string => moment(at, now.value)
  return (
    <>
      <Part title={text.keepersTitle}>
        <Things empty={text.nobodyKeeps}>
          {keepers.map((keeper) => <Keeper keeper={keeper} key={keeper.peer} />)}
        </Things>
        <JoinHouse isFirst={keepers.length === 0} />
      </Part>
      <Part title={text.relaysTitle}>
        <Things empty={text.noRelays}>
          {network.relays.map(({ contact, peer, name, until: end }) => (
            <Thing
              key={peer} name={name ?? text.unknown}
              face={<Face contact={contact} name={name} isHouse />}
              line={end === undefined ? text.noPlace : text.place(until(end))}
            />
          ))}
        </Things>
      </Part>
      <Part title={text.peopleTitle}>
        <Things empty={text.noPeople}>
          {network.peers.map(({ contact, peer, direction, name, route }) => (
            <Thing
              key={peer} name={name ?? text.unknown}
              face={<Face contact={contact} name={name} isHouse={name !== undefined} />}
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
          {network.faults.map(({ contact, peer, name, code, fault, at }) => (
            <Thing
              key={peer} name={name ?? text.unknown}
              line={(contact === undefined && name !== undefined ? faultWords : deviceFaultWords)(
                { code, message: fault })}
              more={until(at)}
              face={<Face contact={contact} name={name} isHouse={name !== undefined} />}
            />
          ))}
        </Things>
        <Report />
      </Part>
    </>
  )
}

function Report (): VNode {
  const { desk } = usePeer()
  const text = networkText()
  const copy = async (): Promise<void> => {
    const report = desk.report({ version: APP_VERSION, platform: 'browser' })
    toast(await copyText(report) ? text.copied : partsText().trouble)
  }
  return (
    <div class='buttons'>
      <Button icon={ClipboardCopy} onClick={() => { saying(copy()) }}>{text.copyReport}</Button>
    </div>
  )
}
