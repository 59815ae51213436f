// Chooses a picture with a code in it, and reads the code. A button with the browser's own file
// input over it, so that mouse, touch and keys do what they do everywhere.

import '../../style/scan.css'
import { ImageUp } from 'lucide'
import { useState } from 'preact/hooks'
import { readPicture } from '../../model/qr-picture.ts'
import { Icon } from '../../parts/icon.tsx'
import { scanText } from '../../text/scan.ts'
import type { VNode } from 'preact'
import type { PictureTrouble } from '../../model/qr-picture.ts'

export interface PickPictureProps {
  readonly onRead: (said: string) => void
  readonly onTrouble: (trouble: PictureTrouble | undefined) => void
}

export function PickPicture ({ onRead, onTrouble }: PickPictureProps): VNode {
  const [isReading, setReading] = useState(false)
  const text = scanText()
  const read = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0]
    // So that the same file can be chosen again.
    input.value = ''
    if (file === undefined) return
    setReading(true)
    onTrouble(undefined)
    const found = await readPicture(file)
    setReading(false)
    if ('said' in found) onRead(found.said)
    else onTrouble(found.trouble)
  }
  return (
    <span class='pick'>
      <span class='button' data-kind='quiet' aria-hidden>
        <Icon of={ImageUp} />
        <span>{isReading ? text.reading : text.choose}</span>
      </span>
      <input
        type='file'
        accept='image/*'
        aria-label={text.choose}
        disabled={isReading}
        onChange={(event) => { void read(event.currentTarget) }}
      />
    </span>
  )
}
