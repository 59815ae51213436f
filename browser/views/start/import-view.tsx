// Becoming the person of an export: the file, its passphrase, and who can open it here from now on.
// A wrong passphrase or a damaged file leaves everything as it was.

import { Upload } from 'lucide'
import { useRef, useState } from 'preact/hooks'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { toast } from '../../model/toasts.ts'
import { faultFrom } from '../../model/fault.ts'
import { numberWords, percentWords, sizeWords } from '../../text/numbers.ts'
import { partsText } from '../../text/parts.ts'
import { startText } from '../../text/start.ts'
import { useSession } from '../context.ts'
import { faultLine } from './fault-words.ts'
import { Heading } from './heading.tsx'
import { useNewPassphrase } from './new-passphrase.tsx'
import type { VNode } from 'preact'
import type { Imported, TransferProgress } from '../../model/app.ts'

interface Running { readonly stop: AbortController, readonly progress?: TransferProgress }

export function ImportView ({ onBack }: { onBack: () => void }): VNode {
  const session = useSession()
  const [file, setFile] = useState<File>()
  const [passphrase, setPassphrase] = useState('')
  const [delist, setDelist] = useState(false)
  const [isChecked, setChecked] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [running, setRunning] = useState<Running>()
  const protect = useNewPassphrase()
  const text = startText().import
  const begin = async (): Promise<void> => {
    setChecked(true)
    setProblem(undefined)
    if (running !== undefined || file === undefined || passphrase === '' || !protect.check()) return
    const stop = new AbortController()
    setRunning({ stop })
    try {
      const imported = await session.importFrom(file, {
        passphrase,
        delist,
        signal: stop.signal,
        onProgress: (progress) => { setRunning({ stop, progress }) },
        ...protect.passphrase === undefined ? {} : { protect: protect.passphrase }
      })
      toast(words(imported))
    } catch (error) {
      setProblem(stop.signal.aborted ? text.stopped : faultLine(faultFrom(error)))
    }
    setRunning(undefined)
  }
  if (running !== undefined && file !== undefined) return <Import {...running} size={file.size} />
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
        <ExportFile
          file={file} onChoose={setFile}
          fault={isChecked && file === undefined ? text.fileMissing : undefined}
        />
        <Field
          label={text.passphrase}
          hint={text.passphraseHint}
          type='password'
          value={passphrase}
          onInput={setPassphrase}
          fault={isChecked && passphrase === '' ? text.passphraseMissing : undefined}
        />
        <label class='tick'>
          <input
            type='checkbox' checked={delist}
            onChange={(event) => { setDelist(event.currentTarget.checked) }}
          />
          <span>{text.delist}<span class='hint'>{text.delistHint}</span></span>
        </label>
        {protect.fields}
        {problem !== undefined && <Notice tone='danger' isNews>{problem}</Notice>}
        <Button kind='primary' wide submits>{text.begin}</Button>
      </form>
      <div class='beside'><Button kind='plain' onClick={onBack}>{partsText().back}</Button></div>
    </>
  )
}

function ExportFile ({ file, fault, onChoose }: {
  file: File | undefined, fault: string | undefined, onChoose: (file: File) => void
}): VNode {
  const input = useRef<HTMLInputElement>(null)
  const text = startText().import
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
          if (chosen !== undefined) onChoose(chosen)
        }}
      />
      <div role='alert'>{fault !== undefined && <p class='fault'>{fault}</p>}</div>
    </div>
  )
}

function Import ({ stop, progress, size }: Running & { size: number }): VNode {
  const text = startText().import
  const { bytes = 0, records = 0 } = progress ?? {}
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

function words ({ contacts, messages, skipped }: Imported): string {
  const text = startText().import
  const done = text.done(contacts, messages)
  return skipped === 0 ? done : `${done} ${text.skipped(skipped, numberWords(skipped))}`
}
