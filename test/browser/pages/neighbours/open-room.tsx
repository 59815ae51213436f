// The app's room with one of the neighbours in it.

import { render } from 'preact'
import '../../../../browser/style/tokens.css'
import '../../../../browser/style/base.css'
import '../../../../browser/style/frame.css'
import { startAppearance, speak } from '../../../../browser/model/appearance.ts'
import { Toasts } from '../../../../browser/parts/toasts.tsx'
import { Ready } from '../../../../browser/views/ready/ready.tsx'
import type { Language } from '../../../../browser/text/language.ts'
import type { Peer } from '../../../../src/peer/compose.ts'

export async function openRoom (peer: Peer, language: Language): Promise<void> {
  startAppearance()
  await speak(language)
  const root = document.createElement('div')
  root.id = 'app'
  document.body.append(root)
  render(<><Ready peer={peer} /><Toasts /></>, root)
}
