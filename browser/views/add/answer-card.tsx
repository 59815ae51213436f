// The second half of adding a friend: answering an invite that was pasted, scanned or opened.

import { Mail, ScanLine } from 'lucide'
import { useState } from 'preact/hooks'
import { readPicture } from '../../model/qr-picture.ts'
import { headingLevel } from '../../model/viewport.ts'
import { Button } from '../../parts/button.tsx'
import { Area } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'
import { addText } from '../../text/add.ts'
import { faultWords } from '../../text/faults.ts'
import { scanText } from '../../text/scan.ts'
import { PickPicture } from '../scan/pick-picture.tsx'
import { ScanDialog } from '../scan/scan-dialog.tsx'
import { AnswerRead } from './answer-read.tsx'
import type { VNode } from 'preact'
import type { Answering } from '../../model/answering.ts'
import type { PictureTrouble } from '../../model/qr-picture.ts'

const PASTE_MAX = 8_192 // characters, as many as the core looks at

export function AnswerCard ({ answering, isDamaged }: {
  answering: Answering,
  /** The page was opened with something that is no invite. */
  isDamaged: boolean
}): VNode {
  const text = addText()
  const [isScanning, setScanning] = useState(false)
  const [trouble, setTrouble] = useState<PictureTrouble>()
  const [strange, setStrange] = useState(false)
  const state = answering.state.value
  const read = (said: string): void => {
    setTrouble(undefined)
    void answering.read(said.slice(0, PASTE_MAX + 1))
  }
  const scanned = (said: string): boolean => {
    const isInvite = /snug(:|%3a)/i.test(said)
    setStrange(!isInvite)
    if (!isInvite) return false
    setScanning(false)
    read(said)
    return true
  }
  const pasted = async (event: ClipboardEvent): Promise<void> => {
    const files = [...event.clipboardData?.files ?? []]
    const picture = files.find(({ type }) => type.startsWith('image/'))
    if (picture === undefined) return
    event.preventDefault()
    const found = await readPicture(picture)
    if ('said' in found) read(found.said)
    else setTrouble(found.trouble)
  }
  const unread = isDamaged ? text.arrivedDamaged : undefined
  const fault = trouble !== undefined
    ? scanText()[trouble]
    : state.at === 'unreadable' ? faultWords(state.fault) : unread
  return (
    <section class='card'>
      <header>
        <span class='sign-small'><Icon of={Mail} /></span>
        <h3 aria-level={headingLevel(3)}>{text.answer}</h3>
      </header>
      {state.at === 'empty' || state.at === 'unreadable'
        ? (
          <>
            <p class='muted'>{text.answerHint}</p>
            <div onPaste={(event) => { void pasted(event) }}>
              <Area
                label={text.paste}
                placeholder={text.placeholder}
                value={answering.text.value}
                fault={fault}
                maxLength={PASTE_MAX + 1}
                onInput={read}
              />
            </div>
            <div class='actions'>
              <Button icon={ScanLine} onClick={() => { setScanning(true) }}>{text.scan}</Button>
              <PickPicture onRead={read} onTrouble={setTrouble} />
            </div>
          </>
          )
        : <AnswerRead answering={answering} state={state} />}
      {isScanning && (
        <ScanDialog
          title={text.scanTitle}
          fault={strange ? text.notInvite : undefined}
          onCode={scanned}
          onClose={() => {
            setScanning(false)
            setStrange(false)
          }}
        />
      )}
    </section>
  )
}
