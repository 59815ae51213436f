// A button with a word, and an icon before it where one helps. A busy one stays where it is, keeps
// the focus and does nothing.

import '../style/button.css'
import { Icon } from './icon.tsx'
import type { ComponentChildren, VNode } from 'preact'
import type { IconNode } from 'lucide'

export interface ButtonProps {
  /** One primary at most in a view; `plain` looks like a link. */
  readonly kind?: 'primary' | 'quiet' | 'plain' | 'danger'
  readonly icon?: IconNode
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly submits?: boolean
  /** As wide as what it stands in. */
  readonly wide?: boolean
  readonly autofocus?: boolean
  readonly onClick?: () => void
  readonly children: ComponentChildren
}

export function Button (props: ButtonProps): VNode {
  const { kind = 'quiet', icon, busy = false, disabled = false, submits = false } = props
  return (
    <button
      type={submits ? 'submit' : 'button'}
      class='button'
      data-kind={kind}
      data-wide={props.wide}
      autofocus={props.autofocus ?? false}
      disabled={disabled}
      aria-busy={busy}
      aria-disabled={busy}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else props.onClick?.()
      }}
    >
      {icon !== undefined && <Icon of={icon} />}
      <span>{props.children}</span>
    </button>
  )
}
