// The stored form of the post-quantum chain (for the sealed store only):
//
//     postQuantum := initiator u8 ‖ first u32 ‖ current u32 ‖ remote u32 ‖ sent u32 ‖ since u64
//                    ‖ n u8 ‖ n × epochKey[32] ‖ exchange
//     exchange    := u8 0 (idle) | u8 1 (offering) ‖ key[1184] ‖ seed[64]
//                    | u8 2 (offered) ‖ key[1184] | u8 3 (answering) ‖ ciphertext[1088]

import { PQ_EPOCH_KEYS_MAX } from '../base/limits.ts'
import {
  ML_KEM_CIPHERTEXT_SIZE, ML_KEM_PRIVATE_KEY_SIZE, ML_KEM_PUBLIC_KEY_SIZE
} from '../crypto/keys.ts'
import { SESSION_KEY_SIZE } from './keys.ts'
import { epochKey } from './post-quantum.ts'
import type { ByteReader, ByteWriter } from '../base/wire.ts'
import type { MlKemCiphertext, MlKemPrivateKey, MlKemPublicKey } from '../crypto/keys.ts'
import type { EpochKey } from './keys.ts'
import type { Exchange, PostQuantum } from './post-quantum.ts'

const codes = { idle: 0, offering: 1, offered: 2, answering: 3 } as const

export function writePostQuantum (writer: ByteWriter, state: PostQuantum): void {
  const { exchange } = state
  writer
    .u8(state.initiator ? 1 : 0)
    .u32(state.first)
    .u32(state.current)
    .u32(state.remote)
    .u32(state.sent)
    .u64(state.since)
    .u8(state.epochs.length)
  for (const key of state.epochs) writer.put(key)
  writer.u8(codes[exchange.kind])
  if (exchange.kind === 'offering') {
    writer.put(exchange.pair.publicKey).put(exchange.pair.privateKey)
  } else if (exchange.kind === 'offered') {
    writer.put(exchange.key)
  } else if (exchange.kind === 'answering') {
    writer.put(exchange.ciphertext)
  }
}

export function readPostQuantum (reader: ByteReader): PostQuantum {
  const role = reader.u8()
  const first = reader.u32()
  const current = reader.u32()
  const remote = reader.u32()
  const sent = reader.u32()
  const since = reader.u64()
  const count = reader.u8()
  if (role > 1 || count > PQ_EPOCH_KEYS_MAX) reader.refuse()
  const epochs: EpochKey[] = []
  while (epochs.length < count && !reader.failed) {
    epochs.push(reader.take(SESSION_KEY_SIZE) as EpochKey)
  }
  const exchange = readExchange(reader)
  const state = { initiator: role === 1, epochs, first, current, since, sent, remote, exchange }
  // Sending needs the key of the current epoch, and an answer has made the one after it.
  const needed = exchange.kind === 'answering' ? current + 1 : current
  if (epochKey(state, current) === undefined || epochKey(state, needed) === undefined) {
    reader.refuse()
  }
  return state
}

function readExchange (reader: ByteReader): Exchange {
  switch (reader.u8()) {
    case codes.idle:
      return { kind: 'idle' }
    case codes.offering:
      return {
        kind: 'offering',
        pair: {
          publicKey: reader.take(ML_KEM_PUBLIC_KEY_SIZE) as MlKemPublicKey,
          privateKey: reader.take(ML_KEM_PRIVATE_KEY_SIZE) as MlKemPrivateKey
        }
      }
    case codes.offered:
      return { kind: 'offered', key: reader.take(ML_KEM_PUBLIC_KEY_SIZE) as MlKemPublicKey }
    case codes.answering:
      return {
        kind: 'answering',
        ciphertext: reader.take(ML_KEM_CIPHERTEXT_SIZE) as MlKemCiphertext
      }
    default:
      reader.refuse()
      return { kind: 'idle' }
  }
}
