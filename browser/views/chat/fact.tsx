// One thing that is known of a message, and its name.

import { fullTime } from '../../text/times.ts'
import type { ComponentChildren, VNode } from 'preact'

export function Fact ({ name, children }: { name: string, children: ComponentChildren }): VNode {
  return <div><dt>{name}</dt><dd>{children}</dd></div>
}

export function When ({ name, at }: { name: string, at: number | undefined }): VNode | null {
  if (at === undefined) return null
  const machine = new Date(at).toISOString()
  return <Fact name={name}><time dateTime={machine}>{fullTime(at)}</time></Fact>
}
