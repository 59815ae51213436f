// Mail goes to hosts by the client of mailboxes; what comes back of a put is how long it is held.

import { ok } from '../base/errors.ts'
import type { MailboxClient } from '../mailbox/client.ts'
import type { MailCarrier } from './put-lane.ts'

export function clientCarrier (client: Pick<MailboxClient, 'put'>): MailCarrier {
  return {
    put: async (capability, envelope, short, proof) => {
      const held = await client.put(capability, envelope, short ? 'day' : 'fortnight', proof)
      return held.ok ? ok(held.value.until) : held
    }
  }
}
