// A list of actions that floats over the room. Arrows, Home, End and letters move in it; Escape and
// a click elsewhere close it, and the focus returns to where it was.

import '../style/layers.css'
import { Check } from 'lucide'
import { Icon } from './icon.tsx'
import { moveFocus } from './roving.ts'
import type { RefObject, VNode } from 'preact'
import type { IconNode } from 'lucide'

export interface MenuItem {
  readonly words: string
  readonly icon?: IconNode
  readonly kind?: 'usual' | 'danger'
  /** For what is one of several, or on and off. */
  readonly isChecked?: boolean
  readonly run: () => void
}

export interface MenuListProps {
  readonly id?: string
  readonly listRef: RefObject<HTMLDivElement | null>
  readonly label: string
  /** Where the button that opens it does not say in sight what is chosen. */
  readonly title?: string | undefined
  /** Groups of actions, with a line between them. */
  readonly groups: ReadonlyArray<readonly MenuItem[]>
  /** The browser has shown or hidden it: the place to move it to where it belongs. */
  readonly onToggle: (isOpen: boolean) => void
}

export function MenuList ({ id, listRef, label, title, groups, onToggle }: MenuListProps): VNode {
  const items = (): HTMLElement[] => {
    return [...listRef.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? []]
  }
  return (
    <div
      id={id}
      ref={listRef}
      class='menu'
      role='menu'
      aria-label={label}
      popover='auto'
      onToggle={(event) => {
        onToggle(event.newState === 'open')
        if (event.newState === 'open') items()[0]?.focus()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Tab') listRef.current?.hidePopover()
        else moveFocus(event, items(), { wraps: true, letters: true })
        // A key in the menu is not for the room behind it; the browser closes it on Escape.
        event.stopPropagation()
      }}
    >
      {title !== undefined && <p class='title small muted' aria-hidden>{title}</p>}
      {groups.filter((group) => group.length > 0).map((group, at) => (
        <div role='group' key={at}>
          {at > 0 && <hr />}
          {group.map((item) => (
            <Item key={item.words} item={item} close={() => { listRef.current?.hidePopover() }} />
          ))}
        </div>
      ))}
    </div>
  )
}

function Item ({ item, close }: { item: MenuItem, close: () => void }): VNode {
  return (
    <button
      type='button'
      role={item.isChecked === undefined ? 'menuitem' : 'menuitemcheckbox'}
      aria-checked={item.isChecked}
      tabIndex={-1}
      data-kind={item.kind}
      onClick={() => {
        close()
        item.run()
      }}
    >
      {item.icon !== undefined && <Icon of={item.icon} />}
      <span>{item.words}</span>
      {item.isChecked === true && <Icon of={Check} size={18} />}
    </button>
  )
}
