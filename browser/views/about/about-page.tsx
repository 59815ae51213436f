// The honest page, as a place of the open app.

import { Sheet } from '../../parts/sheet.tsx'
import { aboutText } from '../../text/about.ts'
import { useRouter } from '../context.ts'
import { About } from './about.tsx'
import type { VNode } from 'preact'

export function AboutPage (): VNode {
  const router = useRouter()
  return (
    <Sheet title={aboutText().title} closes='back' onClose={() => { router.up() }}>
      <About />
    </Sheet>
  )
}
