// Who can open a profile on this device: whoever uses the browser, or only who knows a passphrase.
// What each of the two means is said beside it. A short passphrase is warned of, not refused.

import { useState } from 'preact/hooks'
import { Choice } from '../../parts/choice.tsx'
import { Field } from '../../parts/field.tsx'
import { startText } from '../../text/start.ts'
import type { VNode } from 'preact'
import type { Protection } from '../../model/app.ts'

const SHORT = 14 // characters: fewer than three words

export interface NewPassphrase {
  /** Whether it can be used; otherwise the view now says what is missing. */
  check (): boolean
  /** Undefined where the browser's own key is to protect the profile. */
  readonly passphrase: string | undefined
  readonly fields: VNode
}

export function useNewPassphrase ({ asks = true }: { asks?: boolean } = {}): NewPassphrase {
  const [by, setBy] = useState<Protection>(asks ? 'browser' : 'passphrase')
  const [typed, setTyped] = useState('')
  const [again, setAgain] = useState('')
  const [isShown, setShown] = useState(false)
  const [isChecked, setChecked] = useState(false)
  const text = startText().protect
  const missing = typed === '' ? text.missing : undefined
  const different = !isShown && again !== typed ? text.different : undefined
  const type = isShown ? 'text' : 'password'
  const chosen = (
    <div class='passphrase'>
      <Field
        label={text.new}
        type={type}
        autocomplete='new-password'
        value={typed}
        onInput={setTyped}
        hint={typed !== '' && typed.length < SHORT ? text.short : text.newHint}
        fault={isChecked ? missing : undefined}
      />
      {!isShown && (
        <Field
          label={text.again}
          type={type}
          autocomplete='new-password'
          value={again}
          onInput={setAgain}
          fault={isChecked && missing === undefined ? different : undefined}
        />
      )}
      <label class='tick'>
        <input
          type='checkbox' checked={isShown}
          onChange={(event) => { setShown(event.currentTarget.checked) }}
        />
        {text.show}
      </label>
    </div>
  )
  const choice = (
    <Choice<Protection>
      label={text.label}
      value={by}
      onChange={setBy}
      options={[
        { value: 'browser', label: text.browser, hint: text.browserHint },
        { value: 'passphrase', label: text.passphrase, hint: text.passphraseHint }
      ]}
    />
  )
  return {
    passphrase: by === 'passphrase' ? typed : undefined,
    check: () => {
      setChecked(true)
      return by === 'browser' || (missing ?? different) === undefined
    },
    fields: <>{asks && choice}{by === 'passphrase' && chosen}</>
  }
}
