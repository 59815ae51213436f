// A step of the build: takes out a list of 4 096 numbers by which kad-dht makes keys of a wanted
// beginning when it fills its table. It was a sixth of the network's bytes, and in its short form
// for browsers holds nothing for most beginnings. A page is a client that looks around when it
// joins and learns more with each search: any key is as good.

import type { Plugin } from 'vite'

const LIST = './generated-prefix-list.js'
const RESOLVED = '\0snug-random-prefixes'

export function randomPrefixes (): Plugin {
  return {
    name: 'snug-random-prefixes',
    enforce: 'pre',
    resolveId: (id) => id === LIST ? RESOLVED : undefined,
    load: (id) => id === RESOLVED
      ? 'const get = () => crypto.getRandomValues(new Uint32Array(1))[0]\n' +
        'export default new Proxy([], { get })'
      : undefined
  }
}
