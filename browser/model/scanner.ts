// Looks through the camera until it sees a code that somebody can use: the picture is shown in a
// video element, read there a few times a second, and kept nowhere.

import { signal } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'
import { Camera } from './camera.ts'
import type { CameraTrouble, Devices } from './camera.ts'

export type ScannerState =
  | { readonly at: 'asking' }
  | { readonly at: 'looking' }
  | { readonly at: 'trouble', readonly trouble: CameraTrouble }

type Read = (video: HTMLVideoElement) => string | undefined

export interface ScannerParts {
  readonly devices: Devices
  readonly video: HTMLVideoElement
  /** Loads what reads a picture of the video. */
  readonly reader: () => Promise<Read>
  /** Hears of each code once as long as it is in sight; true ends the scan. */
  readonly saw: (said: string) => boolean
}

const PAUSE = 80 // ms between two pictures: enough for a hand, little for a battery

export class Scanner {
  readonly #parts: ScannerParts
  readonly #camera: Camera
  readonly #state = signal<ScannerState>({ at: 'asking' })
  #timer: ReturnType<typeof setTimeout> | undefined
  #last: string | undefined

  constructor (parts: ScannerParts) {
    this.#parts = parts
    this.#camera = new Camera(parts.devices)
  }

  get state (): ReadonlySignal<ScannerState> { return this.#state }

  async start (): Promise<void> {
    const { video, reader } = this.#parts
    const opened = await this.#camera.open()
    if (opened.at === 'closed') return
    if (opened.at === 'trouble') {
      this.#state.value = opened
      return
    }
    try {
      video.srcObject = opened.stream
      const [read] = await Promise.all([reader(), video.play()])
      this.#state.value = { at: 'looking' }
      this.#look(read)
    } catch {
      if (video.srcObject === null) return
      this.stop()
      this.#state.value = { at: 'trouble', trouble: 'failed' }
    }
  }

  /** The camera is off afterwards, whatever was under way. */
  stop (): void {
    clearTimeout(this.#timer)
    this.#camera.close()
    this.#parts.video.srcObject = null
  }

  #look (read: Read): void {
    const { video, saw } = this.#parts
    if (video.srcObject === null) return
    const said = read(video)
    if (said !== undefined && said !== this.#last) {
      this.#last = said
      if (saw(said)) {
        this.stop()
        return
      }
    }
    this.#timer = setTimeout(() => { this.#look(read) }, PAUSE)
  }
}
