// A question that has to be answered first. The browser's own dialog keeps the focus inside, closes
// on Escape and gives the focus back.

import '../style/layers.css'
import { X } from 'lucide'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { partsText } from '../text/parts.ts'
import { IconButton } from './icon-button.tsx'
import type { ComponentChildren, VNode } from 'preact'

export interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly isWide?: boolean
  readonly children: ComponentChildren
  /** Buttons at the end; the most important one last. */
  readonly actions?: ComponentChildren
}

export function Dialog ({ title, onClose, isWide, children, actions }: DialogProps): VNode {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  // With what opened it, so that the next key is for it already.
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => { shown?.close() }
  }, [])
  return (
    <dialog
      class='dialog'
      ref={dialog}
      data-wide={isWide}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onKeyDown={(event) => { event.stopPropagation() }}
      onClick={(event) => { if (event.target === dialog.current) onClose() }}
    >
      <header>
        <h2 id={id}>{title}</h2>
        <IconButton icon={X} label={partsText().close} onClick={onClose} />
      </header>
      {children}
      {actions !== undefined && <div class='actions'>{actions}</div>}
    </dialog>
  )
}
