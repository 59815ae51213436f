// Who can open a profile on this device: whoever uses the browser, or only who knows a passphrase.
// What each of the two means is said beside it. A short passphrase is warned of, not refused.

import { Choice } from '../../parts/choice.tsx'
import { Field } from '../../parts/field.tsx'
import { startText } from '../../text/start.ts'
import type { VNode } from 'preact'
import type { Protection } from '../../model/app.ts'
import type { PassphraseDraft } from '../../model/passphrase-draft.ts'

export function ProtectionChoice ({ draft }: { draft: PassphraseDraft }): VNode {
  const text = startText().protect
  return (
    <>
      <Choice<Protection>
        label={text.label}
        value={draft.by.value}
        onChange={(by) => { draft.by.value = by }}
        options={[
          { value: 'browser', label: text.browser, hint: text.browserHint },
          { value: 'passphrase', label: text.passphrase, hint: text.passphraseHint }
        ]}
      />
      {draft.by.value === 'passphrase' && <NewPassphrase draft={draft} />}
    </>
  )
}

export function NewPassphrase ({ draft }: { draft: PassphraseDraft }): VNode {
  const text = startText().protect
  const isShown = draft.isShown.value
  const problem = draft.isChecked.value ? draft.problem : undefined
  const shared = { type: isShown ? 'text' : 'password', autocomplete: 'new-password' } as const
  return (
    <div class='passphrase'>
      <Field
        {...shared}
        label={text.new}
        value={draft.typed.value}
        onInput={(typed) => { draft.typed.value = typed }}
        hint={draft.isShort ? text.short : text.newHint}
        fault={problem === 'missing' ? text.missing : undefined}
      />
      {!isShown && (
        <Field
          {...shared}
          label={text.again}
          value={draft.again.value}
          onInput={(again) => { draft.again.value = again }}
          fault={problem === 'different' ? text.different : undefined}
        />
      )}
      <label class='tick'>
        <input
          type='checkbox' checked={isShown}
          onChange={(event) => { draft.isShown.value = event.currentTarget.checked }}
        />
        {text.show}
      </label>
    </div>
  )
}
