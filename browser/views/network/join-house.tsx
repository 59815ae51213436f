// A house is asked to keep this person's mail, by its address. Whoever has one already finds the
// field behind a line.

import { House } from 'lucide'
import { useState } from 'preact/hooks'
import { faultFrom } from '../../model/fault.ts'
import { toast } from '../../model/toasts.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { faultWords } from '../../text/faults.ts'
import { networkText } from '../../text/network.ts'
import { useNetwork, usePeer } from '../context.ts'
import type { VNode } from 'preact'

const ADDRESS_MAX = 1_024

export function JoinHouse ({ isFirst }: { isFirst: boolean }): VNode {
  const text = networkText()
  // What is typed stays when the first house comes while somebody types.
  return (
    <details open={isFirst}>
      <summary>{text.join}</summary>
      <JoinForm />
    </details>
  )
}

function JoinForm (): VNode {
  const { messenger } = usePeer()
  const network = useNetwork()
  const [address, setAddress] = useState('')
  const [fault, setFault] = useState<string>()
  const [busy, setBusy] = useState(false)
  const text = networkText()
  const join = async (): Promise<void> => {
    setBusy(true)
    try {
      await messenger.addHouse(address.trim())
      setAddress('')
      setFault(undefined)
      toast(text.added)
    } catch (error) {
      setFault(faultWords(faultFrom(error)))
    }
    setBusy(false)
    network.look()
  }
  return (
    <form
      class='join'
      onSubmit={(event) => {
        event.preventDefault()
        void join()
      }}
    >
      <Field
        label={text.addHouse} hint={text.addHint} value={address} onInput={setAddress}
        fault={fault} maxLength={ADDRESS_MAX}
      />
      <Button icon={House} submits busy={busy}>{text.add}</Button>
    </form>
  )
}
