// A button of one icon, 44 pixels wide and high. Its label is read out and shown as a tooltip.

import '../style/button.css'
import { Icon } from './icon.tsx'
import type { Ref, VNode } from 'preact'
import type { IconNode } from 'lucide'

export interface IconButtonProps {
  readonly icon: IconNode
  readonly label: string
  readonly kind?: 'primary' | 'plain'
  readonly disabled?: boolean
  readonly submits?: boolean
  /** For a button that stays pressed. */
  readonly isPressed?: boolean
  /** Whether the icon points somewhere, and turns where one reads from right to left. */
  readonly turns?: boolean
  readonly buttonRef?: Ref<HTMLButtonElement>
  readonly onClick?: () => void
}

export function IconButton (props: IconButtonProps): VNode {
  const { icon, label, kind = 'plain', disabled = false, submits = false } = props
  return (
    <button
      type={submits ? 'submit' : 'button'}
      class='icon-button'
      data-kind={kind}
      data-turns={props.turns}
      aria-label={label}
      aria-pressed={props.isPressed}
      title={label}
      disabled={disabled}
      ref={props.buttonRef ?? null}
      onClick={() => { props.onClick?.() }}
    >
      <Icon of={icon} />
    </button>
  )
}
