// Comparing by code: mine to be scanned, theirs through the camera or out of a picture. What was
// scanned is judged by the core; only what says something of the other one closes the camera.

import { ScanLine } from 'lucide'
import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.tsx'
import { QrCode } from '../../parts/qr-code.tsx'
import { isolate } from '../../text/isolate.ts'
import { personsText } from '../../text/persons.ts'
import { ScanDialog } from '../scan/scan-dialog.tsx'
import { saying } from '../saying.ts'
import type { VNode } from 'preact'
import type { ContactView } from '../../../src/conversation/views.ts'
import type { Comparing, Found } from '../../model/comparing.ts'

const CODE_SIZE = 240 // pixels

export function CompareCodes ({ contact, comparing }: {
  contact: ContactView, comparing: Comparing
}): VNode {
  const [isScanning, setScanning] = useState(false)
  const [outcome, setOutcome] = useState<Found>()
  const text = personsText()
  const name = isolate(contact.name)
  const judge = async (said: string): Promise<void> => {
    // Loaded already by whoever read the code.
    const { bytesOf } = await import('../../model/qr-reader.ts')
    const found = await comparing.scanned(contact, bytesOf(said))
    setOutcome(found)
    if (found === 'match' || found === 'no-match') setScanning(false)
  }
  return (
    <div class='codes'>
      <QrCode of={comparing.scannable} label={text.code(name)} size={CODE_SIZE} />
      <p class='small muted'>{text.orScan(name)}</p>
      <Button
        icon={ScanLine}
        onClick={() => {
          setOutcome(undefined)
          setScanning(true)
        }}
      >
        {text.scan}
      </Button>
      {isScanning && (
        <ScanDialog
          title={text.scanTitle}
          fault={faultOf(outcome)}
          onCode={(said) => {
            saying(judge(said))
            return false
          }}
          onClose={() => { setScanning(false) }}
        />
      )}
    </div>
  )
}

function faultOf (outcome: Found): string | undefined {
  switch (outcome) {
    case 'own-code':
    case 'other-version':
    case 'not-ours': return personsText().scanFault[outcome]
    default: return undefined
  }
}
