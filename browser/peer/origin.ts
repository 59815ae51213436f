// Where this page comes from, and what follows from it.

import { asAddress } from '../../src/identity/address.ts'
import { addressScope } from '../../src/identity/address-scope.ts'
import { pageHost } from '../page-host.ts'

/** Whether a page of this host name comes from this machine or its network. */
export function isNearPage (hostname: string): boolean {
  const address = asAddress(`${pageHost(hostname)}/tcp/1`)
  return address !== undefined && addressScope(address) !== 'public'
}
