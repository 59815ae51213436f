// What WebRTC Direct begins with, as whoever floods a node sends it.

import { utf8 } from '../../src/base/bytes.ts'
import { ByteWriter } from '../../src/base/wire.ts'
import { seeded } from '../random.ts'

/** A STUN binding request as WebRTC Direct begins with: under a new name each time. */
export function stunRequest (number: number): Uint8Array {
  const name = `libp2p+webrtc+v1/${String(number).padStart(32, 'x')}`
  const user = utf8(`${name}:${name}`)
  const padded = new Uint8Array(Math.ceil(user.length / 4) * 4)
  padded.set(user)
  const transaction = seeded(number)(12)
  // With a MESSAGE-INTEGRITY that nobody can check before the connection is made.
  return new ByteWriter().u16(1).u16(4 + padded.length + 24).u32(0x2112a442).put(transaction)
    .u16(6).u16(user.length).put(padded).u16(8).u16(20).put(new Uint8Array(20)).finish()
}
