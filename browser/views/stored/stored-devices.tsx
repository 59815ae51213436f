// Where the devices of somebody are known to be, and until when.

import { now } from '../../model/now.ts'
import { Part } from '../../parts/part.tsx'
import { storedText } from '../../text/stored.ts'
import { moment } from '../../text/times.ts'
import { Fact } from '../chat/fact.tsx'
import type { VNode } from 'preact'
import type { StoredDeviceView } from '../../../src/conversation/stored-view.ts'

export function StoredDevices ({ devices }: { devices: readonly StoredDeviceView[] }): VNode {
  const text = storedText()
  return (
    <Part title={text.devicesTitle}>
      {devices.length === 0 && <p class='muted'>{text.noDevices}</p>}
      {devices.length > 0 && (
        <dl class='facts'>
          {devices.map((device) => (
            <Fact key={device.id} name={text.device(device.id)}>
              <ul>
                {device.addresses.map((address) => <li key={address}><bdi>{address}</bdi></li>)}
              </ul>
              <p class='small muted'>{endOf(device)}</p>
              <p class='small muted'>{text.sessions(device.sessions)}</p>
            </Fact>
          ))}
        </dl>
      )}
    </Part>
  )
}

function endOf ({ addressesStay, addressesUntil }: StoredDeviceView): string {
  const text = storedText()
  if (addressesStay === 'only-way') return text.onlyWay
  if (addressesStay === 'keeps-my-mail') return text.keepsMail
  return addressesUntil === undefined
    ? text.nowhere
    : text.addressGoes(moment(addressesUntil, now.value))
}
