// Becoming the person of an export: the file, its passphrase, and who can open it here from now on.
// A wrong passphrase or a damaged file leaves everything as it was.

import { Upload } from 'lucide'
import { useRef } from 'preact/hooks'
import { importing } from '../../model/beginning.ts'
import { toast } from '../../model/toasts.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { numberWords, percentWords, sizeWords } from '../../text/numbers.ts'
import { partsText } from '../../text/parts.ts'
import { startText } from '../../text/start.ts'
import { useSession } from '../context.ts'
import { faultLine } from './fault-line.ts'
import { Heading } from './heading.tsx'
import { ProtectionChoice } from './new-passphrase.tsx'
import type { VNode } from 'preact'
import type { Imported } from '../../model/app.ts'
import type { Transfer } from '../../model/beginning.ts'

export function ImportView (): VNode {
  const session = useSession()
  const text = startText().import
  const { isChosen, passphrase, delist, protect, isChecked, problem } = importing
  const begin = async (): Promise<void> => {
    const imported = await importing.begin(session)
    if (imported !== undefined) toast(wordsOf(imported))
  }
  const lacksPassphrase = isChecked.value && passphrase.value === ''
  return (
    <>
      <Heading>{text.title}</Heading>
      <p>{text.words}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void begin()
        }}
      >
        <ExportFile />
        <Field
          label={text.passphrase}
          hint={text.passphraseHint}
          type='password'
          value={passphrase.value}
          onInput={(typed) => { passphrase.value = typed }}
          fault={lacksPassphrase ? text.passphraseMissing : undefined}
        />
        <label class='tick'>
          <input
            type='checkbox' checked={delist.value}
            onChange={(event) => { delist.value = event.currentTarget.checked }}
          />
          <span>{text.delist}<span class='hint'>{text.delistHint}</span></span>
        </label>
        <ProtectionChoice draft={protect} />
        {problem.value !== undefined && (
          <Notice tone='danger' isNews>
            {problem.value === 'stopped' ? text.stopped : faultLine(problem.value)}
          </Notice>
        )}
        <Button kind='primary' wide submits>{text.begin}</Button>
      </form>
      <div class='beside'>
        <Button kind='plain' onClick={() => { isChosen.value = false }}>{partsText().back}</Button>
      </div>
    </>
  )
}

function ExportFile (): VNode {
  const input = useRef<HTMLInputElement>(null)
  const text = startText().import
  const file = importing.file.value
  const isMissing = importing.isChecked.value && file === undefined
  return (
    <div class='field'>
      <span class='label'>{text.file}</span>
      {file !== undefined && <p class='chosen'><bdi>{file.name}</bdi> {sizeWords(file.size)}</p>}
      <Button icon={Upload} wide onClick={() => { input.current?.click() }}>
        {file === undefined ? text.choose : text.other}
      </Button>
      <input
        ref={input} type='file' class='unseen' tabIndex={-1} aria-label={text.choose}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? []
          if (chosen !== undefined) importing.file.value = chosen
        }}
      />
      <div role='alert'>{isMissing && <p class='fault'>{text.fileMissing}</p>}</div>
    </div>
  )
}

/** How far it is, whatever phase the page is in meanwhile. */
export function ImportProgress ({ transfer }: { transfer: Transfer }): VNode {
  const text = startText().import
  const { size, stop, progress: { bytes, records } } = transfer
  const part = size === 0 ? 0 : Math.min(1, bytes / size)
  return (
    <div class='waits'>
      <Heading>{text.running}</Heading>
      <progress value={part} aria-label={text.running} />
      <p class='hint tabular'>{text.progress(percentWords(part), records, numberWords(records))}</p>
      <Button onClick={() => { stop.abort() }}>{text.stop}</Button>
    </div>
  )
}

function wordsOf ({ contacts, messages, skipped }: Imported): string {
  const text = startText().import
  const done = text.done(contacts, messages)
  return skipped === 0 ? done : `${done} ${text.skipped(skipped, numberWords(skipped))}`
}
