// Shows and reads out the toasts of the model. The region is always there, since screen readers
// follow only regions that they already know.

import '../style/layers.css'
import { X } from 'lucide'
import { dismissToast, toasts } from '../model/toasts.ts'
import { partsText } from '../text/parts.ts'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import type { VNode } from 'preact'

export function Toasts (): VNode {
  return (
    <div class='toasts' role='status' aria-live='polite'>
      {toasts.value.map(({ id, words, action }) => (
        <div class='toast' key={id}>
          <span dir='auto'>{words}</span>
          {action !== undefined && (
            <Button
              kind='plain'
              onClick={() => {
                dismissToast(id)
                action.run()
              }}
            >
              {action.words}
            </Button>
          )}
          <IconButton icon={X} label={partsText().dismiss} onClick={() => { dismissToast(id) }} />
        </div>
      ))}
    </div>
  )
}
