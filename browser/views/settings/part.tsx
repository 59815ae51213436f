// A part of the settings: a title, and what belongs to it.

import '../../style/settings.css'
import type { ComponentChildren, VNode } from 'preact'

export function SettingsPart ({ title, children }: {
  title: string, children: ComponentChildren
}): VNode {
  return <section class='settings-part'><h3>{title}</h3>{children}</section>
}
