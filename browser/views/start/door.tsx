// The picture at the top of the start views: the app's own icon, for the eye alone.

import door from '../../icon/door.svg'
import type { VNode } from 'preact'

export function Door ({ size = 88 }: { size?: number }): VNode {
  return <img class='door' src={door} alt='' width={size} height={size} />
}
