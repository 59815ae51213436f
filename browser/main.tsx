// The page's beginning: what a person sees first is there before keys and network are loaded.

import { render } from 'preact'

const root = document.getElementById('app')
if (root !== null) render(<p>Snug</p>, root)
void import('./peer/open-peer.ts')
