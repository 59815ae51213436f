// A step of the build: the WebAssembly of libsodium becomes a file of its own. Inside the library
// it is base64 in JavaScript, a third larger and only compiled once all of it was decoded.

import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

const LIBRARY = /[\\/]libsodium-sumo\.mjs$/
const WASM = /AGFzbQ[A-Za-z0-9+/]+=*/
const URL_MODULE = 'virtual:sodium-file'
const RESOLVED = `\0${URL_MODULE}`

/** The page asks for its address by `import url from 'virtual:sodium-file'`. */
export function sodiumFile (): Plugin {
  return {
    name: 'snug-sodium-file',
    resolveId: (id) => id === URL_MODULE ? RESOLVED : undefined,
    async load (id) {
      if (id !== RESOLVED) return undefined
      const library = await this.resolve('libsodium-sumo')
      if (library === null) throw new Error('libsodium-sumo is not installed')
      const [base64] = WASM.exec(readFileSync(library.id, 'utf8')) ?? []
      if (base64 === undefined) throw new Error('libsodium-sumo holds its module in another way')
      const reference = this.emitFile({
        type: 'asset', name: 'sodium.wasm', source: Buffer.from(base64, 'base64')
      })
      return `export default import.meta.ROLLUP_FILE_URL_${reference}`
    },
    transform: (code, id) => LIBRARY.test(id)
      ? { code: code.replace(WASM, ''), map: null }
      : undefined
  }
}
