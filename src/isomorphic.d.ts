// The few globals that Node and browsers share and that src may use, declared by hand so that src
// compiles with neither platform's types (tsconfig.src.json). Clocks, timers and randomness must
// never be added here: they are passed in. The other configurations leave this file out: there the
// platform's own declarations count.

declare class TextEncoder {
  encode (text?: string): Uint8Array<ArrayBuffer>
}

declare class TextDecoder {
  constructor (label?: string, options?: { fatal?: boolean, ignoreBOM?: boolean })
  decode (bytes?: Uint8Array): string
}

declare class Event {
  constructor (type: string, init?: { cancelable?: boolean })
  readonly type: string
  readonly defaultPrevented: boolean
  preventDefault (): void
}

declare class CustomEvent<Detail = unknown> extends Event {
  constructor (type: string, init?: { detail?: Detail, cancelable?: boolean })
  readonly detail: Detail
}

type EventListener = (event: Event) => void
interface EventListenerObject { handleEvent (event: Event): void }
interface AddEventListenerOptions { once?: boolean, signal?: AbortSignal }

declare class EventTarget {
  addEventListener (
    type: string,
    listener: ((event: Event) => void) | EventListenerObject | null,
    options?: AddEventListenerOptions | boolean
  ): void
  removeEventListener (
    type: string,
    listener: ((event: Event) => void) | EventListenerObject | null
  ): void
  dispatchEvent (event: Event): boolean
}

declare class AbortSignal extends EventTarget {
  static abort (reason?: unknown): AbortSignal
  static any (signals: AbortSignal[]): AbortSignal
  readonly aborted: boolean
  readonly reason: unknown
  throwIfAborted (): void
}

declare class AbortController {
  readonly signal: AbortSignal
  abort (reason?: unknown): void
}

declare class URL {
  constructor (url: string, base?: string)
  static canParse (url: string, base?: string): boolean
  readonly hash: string
  readonly hostname: string
  readonly href: string
  readonly pathname: string
  readonly port: string
  readonly protocol: string
  readonly search: string
  readonly username: string
}

declare function queueMicrotask (run: () => void): void
declare function structuredClone<Value> (value: Value): Value
