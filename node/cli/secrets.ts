// Passphrases: from a file, from a descriptor, or from a person at a terminal who types without
// being seen. Never from the arguments, which everybody on the machine can read, and never from the
// environment, which children inherit and crash reports hold.

import { readFile } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { SnugError } from '../../src/base/errors.ts'
import { canAsk, promptLine } from './prompt.ts'
import type { Io } from './io.ts'

const PASSPHRASE_MAX = 4_096 // bytes

export interface SecretSource {
  readonly file?: string | undefined
  readonly fd?: string | undefined
}

export class Secrets {
  readonly #io: Io
  readonly #source: SecretSource
  #known: string | undefined

  /** `source` is that of the passphrase of the profile. */
  constructor (io: Io, source: SecretSource) {
    this.#io = io
    this.#source = source
  }

  /** Whether a file or descriptor was named. */
  get given (): boolean { return isGiven(this.#source) }

  /**
   * The passphrase of the profile. Faults: `passphrase-needed` without a terminal,
   * `passphrase-unread`.
   */
  async passphrase (): Promise<string> {
    this.#known ??= await readSecret(this.#io, this.#source, {
      option: 'passphrase', prompt: 'Passphrase'
    })
    return this.#known
  }

  /**
   * A passphrase for a profile that is made: undefined where none was given, or a person at a
   * terminal wants none. Faults: `passphrase-differs`, `passphrase-unread`.
   */
  async newPassphrase (): Promise<string | undefined> {
    if (!this.given && !canAsk(this.#io)) return undefined
    const typed = this.given
      ? await this.passphrase()
      : await typeTwice(this.#io, 'A passphrase for this profile (empty for none)')
    this.#known = typed === '' ? undefined : typed
    return this.#known
  }
}

export interface SecretWish {
  /** The name of its options: --NAME-file and --NAME-fd. */
  readonly option: string
  readonly prompt: string
  readonly twice?: boolean
}

export function isGiven (source: SecretSource): boolean {
  return source.file !== undefined || source.fd !== undefined
}

/**
 * A secret that is needed. Faults: `passphrase-needed`, `passphrase-unread`, `passphrase-differs`.
 */
export async function readSecret (io: Io, source: SecretSource, wish: SecretWish): Promise<string> {
  if (source.file !== undefined) return await fromFile(source.file, wish.option)
  if (source.fd !== undefined) return await fromDescriptor(source.fd, wish.option)
  if (!canAsk(io)) {
    throw new SnugError({
      code: 'passphrase-needed',
      message: 'A passphrase is needed, and there is no terminal to ask at.',
      action: `Give it with --${wish.option}-file FILE or --${wish.option}-fd NUMBER.`
    })
  }
  const typed = wish.twice === true
    ? await typeTwice(io, wish.prompt)
    : await promptLine(io, `${wish.prompt}: `, true)
  if (typed === '') {
    throw new SnugError({ code: 'passphrase-empty', message: 'The passphrase is empty.' })
  }
  return typed
}

async function typeTwice (io: Io, prompt: string): Promise<string> {
  const typed = await promptLine(io, `${prompt}: `, true)
  if (typed === '' || await promptLine(io, 'Once more: ', true) === typed) return typed
  throw new SnugError({ code: 'passphrase-differs',
    message: 'The two passphrases differ. Nothing was done.' })
}

async function fromFile (path: string, option: string): Promise<string> {
  try {
    return checked(await readFile(path))
  } catch (error) {
    if (error instanceof SnugError) throw error
    throw new SnugError({
      code: 'passphrase-unread',
      message: `The file of --${option}-file could not be read.`,
      action: 'Check its name, and that this user may read it.'
    })
  }
}

async function fromDescriptor (text: string, option: string): Promise<string> {
  const unread = new SnugError({
    code: 'passphrase-unread',
    message: `Nothing could be read from the descriptor of --${option}-fd.`,
    action: `Open it for the command, for example: --${option}-fd 3 3<FILE`
  })
  if (!/^\d{1,4}$/.test(text)) throw unread
  const chunks: Buffer[] = []
  try {
    // A stream, for pipes that are not written yet; closed by it.
    for await (const chunk of createReadStream('', { fd: Number(text), end: PASSPHRASE_MAX })) {
      chunks.push(Buffer.from(chunk as Uint8Array))
    }
  } catch {
    throw unread
  }
  return checked(Buffer.concat(chunks))
}

/** The first line. */
function checked (bytes: Buffer): string {
  const line = bytes.toString('utf8').replace(/\r?\n[^]*$/, '')
  if (line === '') {
    throw new SnugError({ code: 'passphrase-empty', message: 'The passphrase is empty.' })
  }
  if (bytes.length <= PASSPHRASE_MAX) return line
  throw new SnugError({ code: 'passphrase-long',
    message: 'The passphrase is longer than 4096 bytes.' })
}
