// A button that opens a list of actions. Arrows, Home, End and letters move in it, Escape closes
// it, and the focus returns to the button.

import '../style/layers.css'
import { useId, useRef } from 'preact/hooks'
import { Icon } from './icon.tsx'
import { place } from './place.ts'
import type { VNode } from 'preact'
import type { IconNode } from 'lucide'

export interface MenuItem {
  readonly words: string
  readonly icon?: IconNode
  readonly kind?: 'usual' | 'danger'
  /** For what is one of several, or on and off. */
  readonly isChecked?: boolean
  readonly run: () => void
}

export interface MenuProps {
  readonly icon: IconNode
  readonly label: string
  /** Groups of actions, with a line between them. */
  readonly groups: ReadonlyArray<readonly MenuItem[]>
}

export function Menu ({ icon, label, groups }: MenuProps): VNode {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)

  const items = (): HTMLElement[] => {
    return [...list.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? []]
  }
  const opened = (event: Pick<ToggleEvent, 'newState'>): void => {
    const isOpen = event.newState === 'open'
    button.current?.setAttribute('aria-expanded', String(isOpen))
    if (!isOpen || button.current === null || list.current === null) return
    place(list.current, button.current)
    items()[0]?.focus()
  }
  const moved = (event: KeyboardEvent): void => {
    const all = items()
    const at = all.findIndex((item) => item === document.activeElement)
    const to = target(event.key, at, all)
    if (event.key === 'Tab') list.current?.hidePopover()
    if (to === undefined) return
    event.preventDefault()
    event.stopPropagation()
    all.at(to)?.focus()
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
      <div
        id={id}
        ref={list}
        class='menu'
        role='menu'
        aria-label={label}
        popover='auto'
        onToggle={opened}
        onKeyDown={moved}
      >
        {groups.filter((group) => group.length > 0).map((group, at) => (
          <div role='group' key={at}>
            {at > 0 && <hr />}
            {group.map((item) => (
              <button
                type='button'
                key={item.words}
                role={item.isChecked === undefined ? 'menuitem' : 'menuitemcheckbox'}
                aria-checked={item.isChecked}
                tabIndex={-1}
                data-kind={item.kind}
                onClick={() => {
                  list.current?.hidePopover()
                  item.run()
                }}
              >
                {item.icon !== undefined && <Icon of={item.icon} />}
                <span>{item.words}</span>
              </button>
            ))}
          </div>
        ))}
      </div>
    </>
  )
}

function target (key: string, at: number, items: readonly HTMLElement[]): number | undefined {
  switch (key) {
    case 'ArrowDown': return (at + 1) % items.length
    case 'ArrowUp': return at <= 0 ? items.length - 1 : at - 1
    case 'Home': return 0
    case 'End': return items.length - 1
    default: {
      if (key.length !== 1) return undefined
      const found = items.findIndex((item, index) => index > at && begins(item, key))
      return found >= 0 ? found : items.findIndex((item) => begins(item, key))
    }
  }
}

function begins (item: HTMLElement, letter: string): boolean {
  return item.textContent?.trim().toLowerCase().startsWith(letter.toLowerCase()) ?? false
}
