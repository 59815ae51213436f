// The version, from package.json: beside the sources, or two levels above the compiled files.

import { existsSync, readFileSync } from 'node:fs'

const HERE = new URL('../../package.json', import.meta.url)
const PACKED = new URL('../../../package.json', import.meta.url)

const { version } = JSON.parse(readFileSync(existsSync(HERE) ? HERE : PACKED, 'utf8')) as {
  version: string
}

export const VERSION: string = version
