// A link before it is opened: the site that it really leads to, what may be meant to deceive, and
// the link without what only follows people. Nothing of it is fetched here.

import { ExternalLink } from 'lucide'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Notice } from '../../parts/notice.tsx'
import { linkText } from '../../text/links.ts'
import { copyText } from './copy-text.ts'
import type { VNode } from 'preact'
import type { LinkCheck } from '../../../src/conversation/link-check.ts'

export function LinkDialog ({ link, onClose }: { link: LinkCheck, onClose: () => void }): VNode {
  const text = linkText()
  const { clean, hints, host, href, plainHost, trackers } = link
  // What looks like another name is shown as it is looked up, where it looks like nothing else.
  const isFalse = hints.includes('look-alike') || hints.includes('mixed-scripts')
  const shown = isFalse ? plainHost : host
  const actions = (
    <>
      <Button kind='plain' onClick={() => { void copyText(clean) }}>{text.copy}</Button>
      {trackers.length > 0 && <Opener href={href} words={text.openAsItIs} onClose={onClose} />}
      <Opener
        href={clean} words={trackers.length > 0 ? text.openClean : text.open} isFirst
        onClose={onClose}
      />
    </>
  )
  return (
    <Dialog title={text.title} onClose={onClose} actions={actions}>
      <div class='stack'>
        <div>
          <p class='link-host'><bdi>{shown}</bdi></p>
          {host !== plainHost && (
            <p class='small muted'>
              {isFalse ? text.writtenAs : text.lookedUpAs}<bdi>{isFalse ? host : plainHost}</bdi>
            </p>
          )}
        </div>
        {hints.map((hint) => <Notice key={hint} tone='care'>{text.hints[hint]}</Notice>)}
        <p class='link-whole small muted' dir='ltr'>{href}</p>
        {trackers.length > 0 && <p class='small'>{text.follows(trackers.join(', '))}</p>}
      </div>
    </Dialog>
  )
}

function Opener ({ href, isFirst, words, onClose }: {
  href: string, isFirst?: true, words: string, onClose: () => void
}): VNode {
  return (
    <a
      class='button'
      data-kind={isFirst === true ? 'primary' : 'quiet'}
      href={href}
      target='_blank'
      rel='noopener noreferrer nofollow'
      referrerpolicy='no-referrer'
      onClick={onClose}
    >
      {isFirst === true && <Icon of={ExternalLink} />}{words}
    </a>
  )
}
