// The person whose installation this is, as they and programs see it.

import { toBase64url } from '../base/bytes.ts'
import type { PeerKey } from '../base/channel.ts'
import type { Self } from './self.ts'
import type { MeView } from './views.ts'

export function meView ({ account, createdAt, device, name }: Self, peer: PeerKey): MeView {
  return {
    id: toBase64url(account.id),
    name,
    device: toBase64url(device.certificate.deviceId),
    peer: toBase64url(peer),
    createdAt
  }
}
