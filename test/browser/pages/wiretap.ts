// Everything that this page reads, in the clear: the bytes of all libp2p streams after their
// transport was opened, and whatever was opened with a key, so that a test can say what is in none
// of them.

import { AbstractMessageStream } from '@libp2p/utils'
import { fromHex } from '../../../src/base/bytes.ts'
import { accelerate, current } from '../../../src/crypto/accelerator.ts'

type Bytes = Parameters<AbstractMessageStream['onData']>[0]

/** As text of one character a byte, by stream: what is looked for may come in parts. */
const heard = new Map<object, string>()

function hear (of: object, bytes: Uint8Array): void {
  let text = heard.get(of) ?? ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  heard.set(of, text)
}

/** From now on. After the crypto library is ready, before a peer begins. */
export function listenIn (): void {
  const prototype = AbstractMessageStream.prototype
  const onData: (this: object, data: Bytes) => void = Reflect.get(prototype, 'onData')
  Reflect.set(prototype, 'onData', function (this: object, data: Bytes) {
    hear(this, data.subarray())
    onData.call(this, data)
  })
  const { open } = current
  accelerate({
    open: (...sealed) => {
      const opened = open(...sealed)
      if (opened !== undefined) hear({}, opened)
      return opened
    }
  })
}

/** How many bytes were read. */
export function heardBytes (): number {
  return [...heard.values()].reduce((sum, text) => sum + text.length, 0)
}

/** Which of these byte strings (hex) were read, in any stream. */
export function heardOf (needles: readonly string[]): string[] {
  const texts = [...heard.values()]
  return needles.filter((hex) => {
    const needle = String.fromCharCode(...fromHex(hex) ?? [])
    return texts.some((text) => text.includes(needle))
  })
}
