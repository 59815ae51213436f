// The camera, for as long as a view looks through it. Whatever happens (the view closes while the
// browser still asks the person, the page is left) no track stays on.

/** Why there is no picture; views have the words for it. */
export type CameraTrouble =
  /** The person or the browser said no. */
  | 'refused'
  /** This device has none. */
  | 'absent'
  /** Another program uses it. */
  | 'busy'
  /** Browsers give the camera to no page that came over plain http. */
  | 'insecure'
  | 'failed'

export type Opened =
  | { readonly at: 'open', readonly stream: MediaStream }
  | { readonly at: 'trouble', readonly trouble: CameraTrouble }
  | { readonly at: 'closed' }

/** `navigator.mediaDevices`, which is not there in pages that browsers do not trust. */
export type Devices = Pick<MediaDevices, 'getUserMedia'> | undefined

const WANTED: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 960 } }
}

export class Camera {
  readonly #devices: Devices
  #stream: MediaStream | undefined
  #isClosed = false

  constructor (devices: Devices) {
    this.#devices = devices
  }

  /** Asks for the camera; `closed` where nobody waits for it any more. */
  async open (): Promise<Opened> {
    if (this.#devices === undefined) return { at: 'trouble', trouble: 'insecure' }
    try {
      const stream = await this.#devices.getUserMedia(WANTED)
      this.#stream = stream
      if (!this.#isClosed) return { at: 'open', stream }
      this.close()
      return { at: 'closed' }
    } catch (error) {
      return this.#isClosed ? { at: 'closed' } : { at: 'trouble', trouble: troubleOf(error) }
    }
  }

  close (): void {
    this.#isClosed = true
    for (const track of this.#stream?.getTracks() ?? []) track.stop()
    this.#stream = undefined
  }
}

/** By the names of the Media Capture specification, and the older ones that browsers still use. */
function troubleOf (error: unknown): CameraTrouble {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'PermissionDeniedError':
    case 'SecurityError': return 'refused'
    case 'NotFoundError':
    case 'DevicesNotFoundError':
    case 'OverconstrainedError': return 'absent'
    case 'NotReadableError':
    case 'TrackStartError':
    case 'AbortError': return 'busy'
    default: return 'failed'
  }
}
