// A button that opens a list of actions.

import '../style/button.css'
import { useId, useRef } from 'preact/hooks'
import { Icon } from './icon.tsx'
import { MenuList } from './menu-list.tsx'
import { placeBy } from './place.ts'
import type { VNode } from 'preact'
import type { IconNode } from 'lucide'
import type { MenuListProps } from './menu-list.tsx'

export interface MenuProps extends Pick<MenuListProps, 'label' | 'groups' | 'title'> {
  readonly icon: IconNode
}

export function Menu ({ icon, label, title, groups }: MenuProps): VNode {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const toggled = (isOpen: boolean): void => {
    button.current?.setAttribute('aria-expanded', String(isOpen))
    if (isOpen && button.current !== null && list.current !== null) {
      placeBy(list.current, button.current)
    }
  }
  return (
    <>
      <button
        type='button'
        class='icon-button'
        ref={button}
        aria-label={label}
        title={label}
        aria-haspopup='menu'
        aria-expanded='false'
        popovertarget={id}
      >
        <Icon of={icon} />
      </button>
      <MenuList
        id={id} listRef={list} label={label} title={title} groups={groups} onToggle={toggled}
      />
    </>
  )
}
