// My own name for somebody. Two contacts never have the same: the core numbers the second one, so
// what it made of the name is said.

import { useEffect, useState } from 'preact/hooks'
import { faultFrom } from '../../model/fault.ts'
import { toast } from '../../model/toasts.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { isolate } from '../../text/isolate.ts'
import { partsText } from '../../text/parts.ts'
import { personsText } from '../../text/persons.ts'
import { usePeer } from '../context.ts'
import type { VNode } from 'preact'
import type { ContactView } from '../../../src/conversation/views.ts'

const NAME_MAX = 64

export function RenameForm ({ contact: { id, name } }: { contact: ContactView }): VNode {
  const { messenger } = usePeer()
  const [written, setWritten] = useState(name)
  const [fault, setFault] = useState<string>()
  useEffect(() => { setWritten(name) }, [name])
  const text = personsText()
  const save = async (): Promise<void> => {
    try {
      const renamed = await messenger.rename(id, written)
      setWritten(renamed.name)
      toast(text.renamed(isolate(renamed.name)))
    } catch (error) {
      const { code, message } = faultFrom(error)
      setFault(code === 'name-empty' ? text.nameEmpty : message || partsText().trouble)
    }
  }
  return (
    <form
      class='rename'
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Field
        label={text.myName}
        hint={text.myNameHint}
        value={written}
        fault={fault}
        maxLength={NAME_MAX}
        onInput={(value) => {
          setWritten(value)
          setFault(undefined)
        }}
      />
      {written !== name && <Button submits>{text.save}</Button>}
    </form>
  )
}
