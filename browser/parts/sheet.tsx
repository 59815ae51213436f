// A pane with a title and a way back: what stands beside a conversation (contact, details), and
// every page that fills the middle (settings, network). The frame decides where it lies.

import '../style/frame.css'
import { ArrowLeft, X } from 'lucide'
import { useId } from 'preact/hooks'
import { headingLevel } from '../model/viewport.ts'
import { partsText } from '../text/parts.ts'
import { IconButton } from './icon-button.tsx'
import type { ComponentChildren, VNode } from 'preact'

export interface SheetProps {
  readonly title: string
  readonly onClose: () => void
  /** Back for a page, a cross for what lies beside something. */
  readonly closes?: 'back' | 'cross'
  readonly actions?: ComponentChildren
  readonly children: ComponentChildren
}

export function Sheet (props: SheetProps): VNode {
  const id = useId()
  const { closes = 'cross', onClose } = props
  const text = partsText()
  return (
    <section class='sheet' aria-labelledby={id}>
      <header class='bar'>
        {closes === 'back' && (
          <IconButton icon={ArrowLeft} label={text.back} turns onClick={onClose} />
        )}
        <h2 id={id} tabIndex={-1} aria-level={headingLevel(2)} data-title>{props.title}</h2>
        {props.actions}
        {closes === 'cross' && <IconButton icon={X} label={text.close} onClick={onClose} />}
      </header>
      <div class='content' data-scrolls data-narrow={closes === 'back' || undefined} tabIndex={0}>
        {props.children}
      </div>
    </section>
  )
}
