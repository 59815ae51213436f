// Opening came to nothing. What happened and what to do, and a report to hand on that holds the
// code, the version and the kind of browser: nothing of the person.

import { useState } from 'preact/hooks'
import { APP_VERSION } from '../../app-version.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { toast } from '../../model/toasts.ts'
import { startText } from '../../text/start.ts'
import { useSession } from '../context.ts'
import { failureReport } from '../../model/failure-report.ts'
import { faultLine } from './fault-line.ts'
import { Heading } from './heading.tsx'
import { Panic } from './panic.tsx'
import type { VNode } from 'preact'
import type { Fault } from '../../../src/base/errors.ts'

export function Failed ({ fault }: { fault: Fault }): VNode {
  const session = useSession()
  const [report, setReport] = useState<string>()
  const text = startText().failed
  const copy = async (): Promise<void> => {
    const made = failureReport(fault, {
      version: APP_VERSION, agent: navigator.userAgent, now: Date.now()
    })
    try {
      await navigator.clipboard.writeText(made)
      toast(text.copied)
    } catch {
      setReport(made)
    }
  }
  return (
    <>
      <Heading>{text.title}</Heading>
      <p dir='auto'>{faultLine(fault)}</p>
      <p class='hint' dir='ltr'>{text.code(fault.code)}</p>
      <Button kind='primary' wide onClick={() => { void session.retry() }}>{text.again}</Button>
      {report !== undefined && (
        <Notice isNews title={text.notCopied}><pre class='report' dir='ltr'>{report}</pre></Notice>
      )}
      <div class='beside'>
        <Button kind='plain' onClick={() => { void copy() }}>{text.copy}</Button>
        <Panic />
      </div>
    </>
  )
}
