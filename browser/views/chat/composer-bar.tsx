// The field for writing, or the reason why nothing can be written here.

import '../../style/composer.css'
import { SendHorizontal } from 'lucide'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { enterSends } from '../../model/appearance.ts'
import { MESSAGE_MAX, refusalOf } from '../../model/pasted.ts'
import { toast } from '../../model/toasts.ts'
import { IconButton } from '../../parts/icon-button.tsx'
import { chatText } from '../../text/chat.ts'
import { faultWords } from '../../text/faults.ts'
import { isolate } from '../../text/isolate.ts'
import { useCommand } from '../use-command.ts'
import { CannotWrite } from './cannot-write.tsx'
import { TimerChoice, TimerNote } from './timer-choice.tsx'
import type { TargetedEvent, VNode } from 'preact'
import type { ConversationView } from '../../../src/conversation/views.ts'
import type { Composer } from '../../model/composer.ts'

const NAME_SHOWN = 20 // characters

interface ComposerProps {
  readonly view: ConversationView
  readonly composer: Composer
  /** Whether the field takes the focus when the conversation is opened. */
  readonly focuses: boolean
}

export function ComposerBar (props: ComposerProps): VNode {
  const { asked, state } = props.view
  if (asked === true) return <CannotWrite view={props.view} state='asked' />
  if (state === 'changed' || state === 'blocked' || state === 'requested') {
    return <CannotWrite view={props.view} state={state} />
  }
  return <Writing {...props} />
}

function Writing ({ view, composer, focuses }: ComposerProps): VNode {
  const field = useRef<HTMLTextAreaElement>(null)
  const text = chatText()
  const words = composer.text.value
  useCommand('compose', () => { field.current?.focus() })
  useLayoutEffect(() => {
    if (focuses) field.current?.focus()
    const keep = (): void => { void composer.keep() }
    document.addEventListener('visibilitychange', keep)
    return () => {
      document.removeEventListener('visibilitychange', keep)
      keep()
    }
  }, [composer])
  const send = (): void => {
    void composer.send()
    field.current?.focus()
  }
  return (
    <form
      class='composer'
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {view.state === 'invited' && <p class='small muted'>{text.invited(isolate(view.name))}</p>}
      <Refusal composer={composer} />
      <TimerNote composer={composer} retention={view.retention} />
      <div class='write'>
        <textarea
          ref={field}
          class='input'
          // An empty field would turn the words in it to the left.
          dir={words === '' ? undefined : 'auto'}
          rows={1}
          maxLength={MESSAGE_MAX + 1}
          aria-label={text.write(view.name)}
          placeholder={text.write(isolate(shortened(view.name)))}
          enterkeyhint={enterSends.value ? 'send' : 'enter'}
          value={words}
          onInput={(event) => { composer.write(event.currentTarget.value) }}
          onKeyDown={(event) => {
            if (!sends(event)) return
            event.preventDefault()
            send()
          }}
          onPaste={(event) => { refuse(event, event.clipboardData) }}
          onDrop={(event) => { refuse(event, event.dataTransfer) }}
        />
        <TimerChoice composer={composer} />
        <IconButton
          icon={SendHorizontal} label={text.send} kind='primary' turns submits
          disabled={words.trim() === ''}
        />
      </div>
    </form>
  )
}

function Refusal ({ composer }: { composer: Composer }): VNode {
  const fault = composer.fault.value
  const text = chatText()
  const isLong = fault !== undefined && /too-(long|large)$/.test(fault.code)
  const words = fault === undefined ? undefined : isLong ? text.tooLong : faultWords(fault)
  return (
    <div role='alert'>
      {words !== undefined && <p class='refusal'>{words === '' ? text.notSent : words}</p>}
    </div>
  )
}

/** A field has room for so much. */
function shortened (name: string): string {
  const letters = [...name]
  return letters.length > NAME_SHOWN ? `${letters.slice(0, NAME_SHOWN).join('')}…` : name
}

/** Enter sends, or Ctrl+Enter where a person prefers that or has no other key for a line. */
function sends (event: Pick<KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'isComposing'>): boolean {
  if (event.key !== 'Enter' || event.isComposing || event.shiftKey) return false
  if (event.ctrlKey || event.metaKey) return true
  return enterSends.value && !matchMedia('(pointer: coarse)').matches
}

/** What is no text of a message does not come in, and a person hears why. */
function refuse (
  event: TargetedEvent<HTMLTextAreaElement>, data: DataTransfer | null
): void {
  const { value, selectionStart, selectionEnd } = event.currentTarget
  const beside = value.length - (selectionEnd - selectionStart)
  const reason = data === null ? undefined : refusalOf(data, beside)
  if (reason === undefined) return
  event.preventDefault()
  const text = chatText()
  toast({ files: text.textOnly, binary: text.notText, 'too-long': text.tooLong }[reason])
}
