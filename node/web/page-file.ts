// One file of the built web app, as it is given out: bytes, the same bytes packed, and what the
// answer says about them. All of it is made once, at the start.

import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'

const pack = promisify(gzip)

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json; charset=utf-8',
  woff2: 'font/woff2'
}
const UNKNOWN = 'application/octet-stream'

/** Already packed: once more gains nothing. */
const PACKED = new Set(['ico', 'png', 'woff2'])

/** The name of an asset holds a hash of its content, so that it never changes. */
const HASHED = /^\/assets\/.+-[\w-]{8,}\.\w+$/

export interface PageFile {
  readonly type: string
  readonly cache: string
  readonly bytes: Buffer
  readonly tag: string
  /** Absent where packing gains nothing. */
  readonly packed?: { readonly bytes: Buffer, readonly tag: string }
}

/** `path` as a browser asks for it, such as /assets/index-DpRjYVNE.js. */
export async function pageFile (path: string, bytes: Buffer): Promise<PageFile> {
  const extension = /\.(\w+)$/.exec(path)?.[1] ?? ''
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
  const plain: PageFile = {
    type: TYPES[extension] ?? UNKNOWN,
    cache: HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    bytes,
    tag: `"${hash}"`
  }
  if (PACKED.has(extension)) return plain
  const packed = await pack(bytes, { level: constants.Z_BEST_COMPRESSION })
  return packed.length < bytes.length
    ? { ...plain, packed: { bytes: packed, tag: `"${hash}-gzip"` } }
    : plain
}
