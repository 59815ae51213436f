// Text from the standard input or from a file, as much as a message or an invite can need.

import { createReadStream } from 'node:fs'
import { SnugError } from '../../src/base/errors.ts'
import { codeOf } from '../storage-files.ts'
import type { Io } from './io.ts'

const INPUT_MAX = 1_048_576 // bytes

/** Faults: `no-input` at a terminal where nothing was typed, `file-unread`, `input-long`. */
export async function readInput (io: Io, path?: string): Promise<string> {
  const source = path === undefined ? io.stdin : createReadStream(path)
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of source) {
      const bytes = Buffer.from(chunk as Uint8Array)
      length += bytes.length
      if (length > INPUT_MAX) {
        throw new SnugError({ code: 'input-long',
          message: 'What was given is longer than a megabyte.' })
      }
      chunks.push(bytes)
    }
  } catch (error) {
    if (error instanceof SnugError) throw error
    throw new SnugError({
      code: 'file-unread',
      message: codeOf(error) === 'ENOENT'
        ? 'There is no such file.'
        : 'The file could not be read.',
      action: 'Check its name, and that this user may read it.'
    })
  }
  const text = Buffer.concat(chunks).toString('utf8')
  if (text.trim() === '') throw new SnugError({ code: 'no-input', message: 'Nothing was given.' })
  return text
}
