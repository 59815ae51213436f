// Who a device belongs to, at a glance: the picture of a contact, or the sign of a house or of a
// stranger. Of others than contacts only houses have names.

import { House, User } from 'lucide'
import { Avatar } from '../../parts/avatar.tsx'
import { Icon } from '../../parts/icon.tsx'
import type { VNode } from 'preact'

export function Face ({ contact, name, isHouse = false }: {
  contact: string | undefined, name: string | undefined, isHouse?: boolean
}): VNode {
  return contact === undefined
    ? <span class='face-sign'><Icon of={isHouse ? House : User} /></span>
    : <Avatar id={contact} name={name ?? ''} />
}
