// A proof of what somebody at the door wrote, as a file to keep or to show to whom one chooses.

import { useEffect, useMemo, useState } from 'preact/hooks'
import { faultFrom } from '../../model/fault.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { faultWords } from '../../text/faults.ts'
import { personsText } from '../../text/persons.ts'
import { usePeer } from '../context.ts'
import type { VNode } from 'preact'
import type { Fault } from '../../../src/base/errors.ts'

export function ReportDialog ({ id, onClose }: { id: string, onClose: () => void }): VNode {
  const { messenger } = usePeer()
  const text = personsText()
  const [report, setReport] = useState<Uint8Array>()
  const [fault, setFault] = useState<Fault>()
  useEffect(() => {
    messenger.report(id).then(setReport, (error: unknown) => { setFault(faultFrom(error)) })
  }, [id])
  const url = useMemo(() => report === undefined
    ? undefined
    : URL.createObjectURL(new Blob([new Uint8Array(report)])), [report])
  useEffect(() => () => { if (url !== undefined) URL.revokeObjectURL(url) }, [url])
  const actions = (
    <>
      <Button onClick={onClose}>{text.reportClose}</Button>
      {url !== undefined && (
        <a class='button' data-kind='primary' href={url} download='request.snug-report'>
          {text.reportSave}
        </a>
      )}
    </>
  )
  return (
    <Dialog title={text.reportTitle} onClose={onClose} actions={actions}>
      <div class='stack'>
        <p>{text.reportMeans}</p>
        <p class='muted'>{text.reportNot} {text.reportEnds}</p>
        {fault !== undefined && <Notice tone='care' isNews>{faultWords(fault)}</Notice>}
        {fault === undefined && url === undefined && <Spinner words={text.reportMaking} />}
      </div>
    </Dialog>
  )
}
