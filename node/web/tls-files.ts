// The certificate of this house and its key, in files that somebody renews: they are looked at
// again and again, and a new pair is used without a start. A pair that does not fit, as in the
// middle of a renewal, changes nothing.

import { X509Certificate } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { createSecureContext } from 'node:tls'
import { fail, ok } from '../../src/base/errors.ts'
import { DAY, SECOND } from '../../src/base/limits.ts'
import { codeOf } from '../storage-files.ts'
import type { Result } from '../../src/base/errors.ts'
import type { Notice } from '../app/notice.ts'

export interface TlsPair { readonly cert: string, readonly key: string }

export interface TlsPaths { readonly cert: string, readonly key: string }

const LOOK_MS = 10 * SECOND
const WARNED = 7 * DAY // ms before the end of a certificate

export class TlsFiles {
  readonly #paths: TlsPaths
  readonly #listeners = new Set<(pair: TlsPair) => void>()
  readonly #timer: NodeJS.Timeout
  #pair: TlsPair
  #state: string
  #refused = false
  #looking = false

  private constructor (paths: TlsPaths, pair: TlsPair, state: string, lookMs: number) {
    this.#paths = paths
    this.#pair = pair
    this.#state = state
    this.#timer = setInterval(() => { void this.#look() }, lookMs)
    this.#timer.unref()
  }

  /** Faults: `tls-unread`, `tls-invalid`. */
  static async open (paths: TlsPaths, lookMs = LOOK_MS): Promise<Result<TlsFiles>> {
    const state = await stateOf(paths)
    const pair = await read(paths)
    return pair.ok ? ok(new TlsFiles(paths, pair.value, state, lookMs)) : pair
  }

  get pair (): TlsPair { return this.#pair }

  /** Whether browsers take the certificate for this name. */
  covers (name: string): boolean { return certificateOf(this.#pair).checkHost(name) !== undefined }

  /** Tells of every new pair; returns what ends that. */
  watch (changed: (pair: TlsPair) => void): () => void {
    this.#listeners.add(changed)
    return () => { this.#listeners.delete(changed) }
  }

  notices (now: number): Notice[] {
    const ends = certificateOf(this.#pair).validToDate.getTime()
    const notices: Notice[] = []
    if (ends - now < WARNED) {
      notices.push({
        code: 'certificate-ends',
        text: ends < now
          ? 'The certificate of this house is over: browsers refuse it.'
          : `The certificate of this house ends on ${new Date(ends).toISOString().slice(0, 10)}.`,
        action: 'Renew it. The new files are taken without a start.'
      })
    }
    if (this.#refused) {
      notices.push({
        code: 'certificate-refused',
        text: `The new certificate in ${this.#paths.cert} does not fit to its key.`,
        action: 'The one from before is used until it does.'
      })
    }
    return notices
  }

  close (): void { clearInterval(this.#timer) }

  async #look (): Promise<void> {
    if (this.#looking) return
    this.#looking = true
    const state = await stateOf(this.#paths)
    const pair = state === this.#state ? undefined : await read(this.#paths)
    this.#looking = false
    if (pair === undefined) return
    this.#refused = !pair.ok
    if (!pair.ok) return
    this.#state = state
    this.#pair = pair.value
    for (const listener of this.#listeners) listener(pair.value)
  }
}

async function read ({ cert, key }: TlsPaths): Promise<Result<TlsPair>> {
  const texts: string[] = []
  for (const path of [cert, key]) {
    try {
      texts.push(await readFile(path, 'utf8'))
    } catch (error) {
      return fail('tls-unread', `${path} could not be read (${codeOf(error) ?? 'unknown error'}).`,
        'Check that it is there, and that this user may read it.')
    }
  }
  const pair = { cert: texts[0] ?? '', key: texts[1] ?? '' }
  try {
    createSecureContext(pair)
    certificateOf(pair)
    return ok(pair)
  } catch {
    return fail('tls-invalid', `${cert} and ${key} are no certificate with its key.`,
      'Give the whole chain as PEM (fullchain.pem) and the private key without a passphrase.')
  }
}

function certificateOf ({ cert }: TlsPair): X509Certificate { return new X509Certificate(cert) }

/** Changes with the files, also where they are links. */
async function stateOf ({ cert, key }: TlsPaths): Promise<string> {
  const states = await Promise.all([cert, key].map(async (path) => {
    try {
      const { ino, mtimeMs, size } = await stat(path)
      return `${ino} ${mtimeMs} ${size}`
    } catch {
      return ''
    }
  }))
  return states.join()
}
