// One line of input with its label, a hint, and what is wrong with it in words. `Area` takes
// several lines and grows with them.

import '../style/field.css'
import { CircleAlert } from 'lucide'
import { useId } from 'preact/hooks'
import { Icon } from './icon.tsx'
import type { ComponentChildren, InputHTMLAttributes, Ref, VNode } from 'preact'

interface CommonProps {
  readonly label: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly hint?: string
  readonly fault?: string | undefined
  readonly disabled?: boolean
  readonly maxLength?: number
  readonly placeholder?: string
  readonly autofocus?: boolean
}

export interface FieldProps extends CommonProps {
  readonly type?: 'text' | 'password' | 'search' | 'url'
  readonly autocomplete?: InputHTMLAttributes['autocomplete']
  readonly inputRef?: Ref<HTMLInputElement>
}

export interface AreaProps extends CommonProps {
  readonly rows?: number
  readonly areaRef?: Ref<HTMLTextAreaElement>
}

export function Field (props: FieldProps): VNode {
  const id = useId()
  return (
    <Frame id={id} {...props}>
      <input
        {...shared(id, props)}
        {...typed(props.type)}
        autocomplete={props.autocomplete ?? 'off'}
        ref={props.inputRef ?? null}
        onInput={(event) => { props.onInput(event.currentTarget.value) }}
      />
    </Frame>
  )
}

export function Area (props: AreaProps): VNode {
  const id = useId()
  return (
    <Frame id={id} {...props}>
      <textarea
        {...shared(id, props)}
        rows={props.rows ?? 2}
        ref={props.areaRef ?? null}
        onInput={(event) => { props.onInput(event.currentTarget.value) }}
      />
    </Frame>
  )
}

/** The types of elements want one literal, not a choice of them. */
function typed (type: FieldProps['type'] = 'text') {
  return { type } as { type: 'text' }
}

function shared (id: string, props: CommonProps) {
  const told = [
    ...props.hint === undefined ? [] : [`${id}-hint`],
    ...props.fault === undefined ? [] : [`${id}-fault`]
  ]
  return {
    id,
    class: 'input',
    dir: 'auto',
    value: props.value,
    disabled: props.disabled ?? false,
    placeholder: props.placeholder ?? '',
    autofocus: props.autofocus ?? false,
    'aria-invalid': props.fault !== undefined,
    'aria-describedby': told.length === 0 ? undefined : told.join(' '),
    ...props.maxLength === undefined ? {} : { maxLength: props.maxLength }
  } as const
}

function Frame (
  { id, label, hint, fault, children }: CommonProps & { id: string, children: ComponentChildren }
): VNode {
  return (
    <div class='field'>
      <label for={id}>{label}</label>
      {children}
      {hint !== undefined && <p class='hint' id={`${id}-hint`}>{hint}</p>}
      <div role='alert'>
        {fault !== undefined && (
          <p class='fault' id={`${id}-fault`}><Icon of={CircleAlert} size={16} />{fault}</p>
        )}
      </div>
    </div>
  )
}
