// The sign of a house, large.

import { House } from 'lucide'
import { Icon } from '../../parts/icon.tsx'
import type { VNode } from 'preact'

export function HouseSign (): VNode { return <Icon of={House} size={30} /> }
