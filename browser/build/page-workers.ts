// A step of the build: workers are entries of the page's own build, so that what they have in
// common with the page (libsodium above all) is one file for both, and not a copy in each worker.
// `import url from './some-worker.ts?worker&url'` gives the address of such an entry.

import type { Plugin } from 'vite'

const ASKED = '?worker&url'
const RESOLVED = '\0snug-page-worker:'

export function pageWorkers (): Plugin {
  return {
    name: 'snug-page-workers',
    enforce: 'pre',
    async resolveId (id, importer) {
      if (!id.endsWith(ASKED)) return undefined
      const worker = await this.resolve(id.slice(0, -ASKED.length), importer)
      return worker === null ? undefined : `${RESOLVED}${worker.id}`
    },
    load (id) {
      if (!id.startsWith(RESOLVED)) return undefined
      const reference = this.emitFile({ type: 'chunk', id: id.slice(RESOLVED.length) })
      return `export default import.meta.ROLLUP_FILE_URL_${reference}`
    }
  }
}
