// The app's own files, kept in the browser so that it opens without a network. A version is kept
// whole or not at all: every file has to have the hash that the build wrote down. What a page asks
// for that is none of these files goes to the network as if nothing were here.
// Never: an answer of a house, a message, or anything that is not a file of the build.

export interface ShellFile {
  /** Relative to where the worker is. */
  readonly url: string
  /** SHA-256 in base64. */
  readonly revision: string
}

interface ShellCache {
  match (url: string): Promise<Response | undefined>
  put (url: string, response: Response): Promise<void>
}

export interface ShellParts {
  readonly files: readonly ShellFile[]
  /** Where the worker is, with a slash at its end. */
  readonly scope: string
  readonly caches: {
    open (name: string): Promise<ShellCache>
    keys (): Promise<string[]>
    delete (name: string): Promise<boolean>
  }
  readonly fetch: (url: string, options: { readonly cache: 'no-cache' }) => Promise<Response>
  readonly digest: (bytes: ArrayBuffer | Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>
}

/** What is asked of a request. */
export interface ShellRequest {
  readonly method: string
  readonly mode: string
  readonly url: string
}

const PREFIX = 'snug-'
const AT_ONCE = 6 // files
/** This version and the one before it, whose pages may still be open. */
const KEPT = 2

export class Shell {
  readonly #parts: ShellParts
  readonly #name: Promise<string>
  readonly #index: string
  readonly #known: ReadonlySet<string>

  constructor (parts: ShellParts) {
    this.#parts = parts
    const { files, scope } = parts
    this.#index = `${scope}index.html`
    this.#known = new Set(files.map(({ url }) => scope + url))
    this.#name = nameOf(parts)
  }

  /** Fetches this version. Rejects where a file is missing or is another one. */
  async install (): Promise<void> {
    const { caches, files } = this.#parts
    const name = await this.#name
    const older = await this.#older()
    const wasThere = (await caches.keys()).includes(name)
    const cache = await caches.open(name)
    const waiting = [...files]
    const work = async (): Promise<void> => {
      for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
        await this.#take(file, cache, older)
      }
    }
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, work))
    } catch (error) {
      if (!wasThere) await caches.delete(name)
      throw error
    }
  }

  /** Gives up versions that no page can have open any more. */
  async activate (): Promise<void> {
    const { caches } = this.#parts
    const older = await this.#older()
    for (const name of older.slice(KEPT - 1)) await caches.delete(name)
  }

  /** Whether a request is for one of the app's files. */
  handles ({ method, mode, url }: ShellRequest): boolean {
    if (method !== 'GET') return false
    const plain = withoutQuery(url)
    if (mode === 'navigate') return plain === this.#parts.scope || plain === this.#index
    // Files of the version before have other names there.
    return this.#known.has(plain) || plain.startsWith(`${this.#parts.scope}assets/`)
  }

  /** The file of this version, else of an older one; undefined where it is not kept. */
  async answer ({ mode, url }: ShellRequest): Promise<Response | undefined> {
    const { caches } = this.#parts
    const wanted = mode === 'navigate' ? this.#index : withoutQuery(url)
    for (const name of [await this.#name, ...await this.#older()]) {
      const found = await (await caches.open(name)).match(wanted)
      if (found !== undefined) return found
    }
    return undefined
  }

  /** The names of other versions, the newest first. */
  async #older (): Promise<string[]> {
    const name = await this.#name
    const names = await this.#parts.caches.keys()
    return names.filter((other) => other.startsWith(PREFIX) && other !== name).toReversed()
  }

  async #take (file: ShellFile, cache: ShellCache, older: readonly string[]): Promise<void> {
    const { caches, fetch, scope } = this.#parts
    const url = scope + file.url
    for (const name of older) {
      const kept = await (await caches.open(name)).match(url)
      if (kept !== undefined && await this.#isWhole(kept.clone(), file)) {
        await cache.put(url, kept)
        return
      }
    }
    const response = await fetch(url, { cache: 'no-cache' })
    if (!response.ok || !await this.#isWhole(response.clone(), file)) {
      throw new Error(`${file.url} is not the file of this version`)
    }
    await cache.put(url, response)
  }

  async #isWhole (response: Response, { revision }: ShellFile): Promise<boolean> {
    return toBase64(await this.#parts.digest(await response.arrayBuffer())) === revision
  }
}

async function nameOf ({ files, digest }: ShellParts): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(files))
  return PREFIX + toBase64(await digest(bytes)).slice(0, 16)
}

function withoutQuery (url: string): string { return url.split(/[?#]/, 1)[0] ?? url }

function toBase64 (bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
}
