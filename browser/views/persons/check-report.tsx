// Checks a proof that somebody gave to this person, and shows what it proves. The name and the
// words in it are a stranger's; only accounts that are known here are called by name.

import '../../style/scan.css'
import { FileSearch } from 'lucide'
import { useState } from 'preact/hooks'
import { Dialog } from '../../parts/dialog.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Notice } from '../../parts/notice.tsx'
import { personsText } from '../../text/persons.ts'
import { Fact, When } from '../chat/fact.tsx'
import { usePeer } from '../context.ts'
import { saying } from '../saying.ts'
import type { VNode } from 'preact'
import type { Result } from '../../../src/base/errors.ts'
import type { ReportView } from '../../../src/conversation/report-view.ts'

export function CheckReport (): VNode {
  const [read, setRead] = useState<Result<ReportView>>()
  const text = personsText()
  const check = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0]
    // So that the same file can be chosen again.
    input.value = ''
    if (file === undefined) return
    setRead(await (await import('../../peer/read-report.ts')).readReport(file))
  }
  return (
    <section class='group'>
      <span class='pick'>
        <span class='button' data-kind='quiet' aria-hidden>
          <Icon of={FileSearch} />
          <span>{text.checkReport}</span>
        </span>
        <input
          type='file' aria-label={text.checkReport}
          onChange={(event) => { saying(check(event.currentTarget)) }}
        />
      </span>
      {read?.ok === false && (
        <Notice tone='care' isNews>
          {read.fault.code.endsWith('newer') ? text.reportNewer : text.reportBad}
        </Notice>
      )}
      {read?.ok === true && (
        <Dialog title={text.reportHolds} onClose={() => { setRead(undefined) }}>
          <Proved report={read.value} />
        </Dialog>
      )}
    </section>
  )
}

function Proved ({ report: { from, name, text: note, time, to } }: { report: ReportView }): VNode {
  const { messenger } = usePeer()
  const text = personsText()
  const known = [messenger.me(), ...messenger.contacts(), ...messenger.requests()]
  const account = (id: string): VNode => {
    const found = known.find((one) => one.id === id)
    return <>{found !== undefined && <p><bdi>{found.name}</bdi></p>}<bdi>{id}</bdi></>
  }
  return (
    <div class='stack'>
      <dl class='facts'>
        <Fact name={text.reportFrom}>{account(from)}</Fact>
        {name !== '' && <Fact name={text.reportName}><bdi>{name}</bdi></Fact>}
        <Fact name={text.reportTo}>{account(to)}</Fact>
        <When name={text.reportTime} at={time} />
      </dl>
      {note !== '' && <blockquote class='quoted' dir='auto'>{note}</blockquote>}
      <p class='muted'>{text.reportNot}</p>
    </div>
  )
}
