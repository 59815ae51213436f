// The hash over all files of the app, as the house that serves them tells it: asked for only when
// a person wants to see it.

import { useState } from 'preact/hooks'
import { buildHash } from '../../model/build-hash.ts'
import { Button } from '../../parts/button.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { aboutText } from '../../text/about.ts'
import type { VNode } from 'preact'

type State =
  | { readonly is: 'hidden' | 'loading' | 'failed' }
  | { readonly is: 'shown', readonly hash: string }

export function BuildHash (): VNode {
  const [state, setState] = useState<State>({ is: 'hidden' })
  const text = aboutText().check
  const show = async (): Promise<void> => {
    setState({ is: 'loading' })
    try {
      setState({ is: 'shown', hash: await buildHash() })
    } catch {
      setState({ is: 'failed' })
    }
  }
  switch (state.is) {
    case 'loading': return <Spinner words={text.loading} />
    case 'shown': return (
      <>
        <code dir='ltr' class='hash'>{state.hash}</code>
        <p><a href='./hashes.txt' target='_blank' rel='noreferrer'>{text.list}</a></p>
      </>
    )
    case 'hidden':
    case 'failed': return (
      <div>
        {state.is === 'failed' && <p role='alert'>{text.failed}</p>}
        <Button onClick={() => { void show() }}>{text.show}</Button>
      </div>
    )
  }
}
