// A person becomes an owner of the house whose link they opened, and lets it keep their mail.

import { SnugError } from '../base/errors.ts'
import { parseHouseAddress } from '../conversation/house-address.ts'
import { linkInvalid } from '../house/house-faults.ts'
import { parseOwnerToken } from '../house/owner-token.ts'
import type { OwnedHouse } from '../house/owned-house.ts'
import type { OwnedHouses } from '../house/owned-houses.ts'
import type { Messenger } from '../messenger.ts'

/**
 * `address` with /p2p/ at its end, `token` as it stands behind `#owner=`. Faults:
 * `owner-link-invalid`, those of `OwnedHouses.claim`, and those of adding a house.
 */
export async function claimHouse (
  owned: OwnedHouses, messenger: Messenger, address: string, token: string
): Promise<OwnedHouse> {
  const host = parseHouseAddress(address)
  const parsed = parseOwnerToken(token)
  if (host === undefined || parsed === undefined) throw new SnugError(linkInvalid)
  const house = await owned.claim(host, parsed, messenger.hasAccount ? messenger.me().name : '')
  if (messenger.hasAccount) await messenger.addHouse(address)
  return house
}
