// Scans a code with the camera, or out of a picture. The camera is on for exactly as long as this
// is on screen and the page is seen.

import '../../style/scan.css'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Scanner } from '../../model/scanner.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { scanText } from '../../text/scan.ts'
import { PickPicture } from './pick-picture.tsx'
import type { VNode } from 'preact'
import type { PictureTrouble } from '../../model/qr-picture.ts'

export interface ScanDialogProps {
  readonly title: string
  /** What is wrong with the code that was seen last, in words. */
  readonly fault?: string | undefined
  /** True where the code is what was wanted. */
  readonly onCode: (said: string) => boolean
  readonly onClose: () => void
}

export function ScanDialog ({ title, fault, onCode, onClose }: ScanDialogProps): VNode {
  const video = useRef<HTMLVideoElement>(null)
  const running = useRef<Scanner>(undefined)
  const [scanner, setScanner] = useState<Scanner>()
  const [trouble, setTrouble] = useState<PictureTrouble>()
  const latest = useRef({ onCode, onClose })
  latest.current = { onCode, onClose }
  const text = scanText()
  const start = (): void => {
    running.current?.stop()
    if (video.current === null) return
    const made = new Scanner({
      devices: navigator.mediaDevices,
      video: video.current,
      reader: async () => (await import('../../model/video-reader.ts')).videoReader(),
      saw: (said) => {
        setTrouble(undefined)
        return latest.current.onCode(said)
      }
    })
    running.current = made
    setScanner(made)
    void made.start()
  }
  useEffect(() => {
    start()
    const close = (): void => { latest.current.onClose() }
    const hidden = (): void => { if (document.hidden) close() }
    document.addEventListener('visibilitychange', hidden)
    addEventListener('pagehide', close)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      removeEventListener('pagehide', close)
      running.current?.stop()
    }
  }, [])
  const state = scanner?.state.value ?? { at: 'asking' }
  const wrong = trouble === undefined ? fault : text[trouble]
  const pick = <PickPicture onRead={(said) => { onCode(said) }} onTrouble={setTrouble} />
  return (
    <Dialog title={title} onClose={onClose} actions={pick}>
      <div class='scan'>
        {state.at === 'trouble'
          ? (
            <Notice
              tone='care'
              title={text.trouble[state.trouble].title}
              actions={<Button onClick={start}>{text.again}</Button>}
              isNews
            >
              {text.trouble[state.trouble].words}
            </Notice>
            )
          : null}
        <div class='view' data-at={state.at} hidden={state.at === 'trouble'}>
          <video ref={video} muted playsInline aria-label={text.picture} />
          {state.at === 'asking' && <Spinner words={text.asking} />}
        </div>
        {state.at === 'looking' && <p class='hint muted'>{text.hint}</p>}
        <div role='alert'>
          {wrong !== undefined && <Notice tone='care'>{wrong}</Notice>}
        </div>
        <p class='hint small muted'>{text.private}</p>
      </div>
    </Dialog>
  )
}
