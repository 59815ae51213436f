// The honest page, as a place of the open app.

import door from '../../icon/door.svg'
import { Lead } from '../../parts/lead.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { aboutText } from '../../text/about.ts'
import { partsText } from '../../text/parts.ts'
import { useRouter } from '../context.ts'
import { About } from './about.tsx'
import type { VNode } from 'preact'

export function AboutPage (): VNode {
  const router = useRouter()
  return (
    <Sheet title={aboutText().title} closes='back' onClose={() => { router.up() }}>
      <Lead
        sign={<img src={door} alt='' width={64} height={64} />} title={partsText().snug}
        words={aboutText().short}
      />
      <About />
    </Sheet>
  )
}
