// Makes src/mailbox/mail.pb.ts from mail.proto: `npm run generate`. protons writes namespaces and a
// streaming decoder; Node runs erasable TypeScript only, and nothing here decodes from streams: so
// its codecs are kept, and the rest is written around them. generate.test.ts holds the committed
// file against what this makes.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const TARGET = join(root, 'src/mailbox/mail.pb.ts')

const HEAD = `// Generated from mail.proto by \`npm run generate\`: never edited by hand.

import { decodeMessage, encodeMessage, MaxLengthError, message } from 'protons-runtime'
import type { Codec } from 'protons-runtime'
`

const NAMESPACE = new RegExp([
  /^export namespace (\w+) .*?/,
  /\(obj, w, opts = \{\}\) => \{(.*?)\}, /,
  /\(reader, length, opts = \{\}\) => \{(.*?)\}, function \*/
].map((part) => part.source).join(''), 's')

/** protons' codec of one message, as an object instead of a namespace, with fixed limits only. */
function codec (name: string, encode: string, decode: string): string {
  const indent = (text: string): string => text.replace(/^ {6}/gm, '')
  const type = `Codec<${name}, ${name}>`
  const fields = decode
    .replace('const obj: any =', `const obj: ${name} =`)
    .replaceAll('uint8ArrayAlloc(0)', 'new Uint8Array(0)')
    .replace(/, \{\n\s*limits: opts\.limits\?\.\w+\$?\n\s*\}\)/g, ')')
    .replace(/ *if \(opts\.limits[^}]*\}\n\n/g, '')
  return `const ${name}Codec: ${type} = message<${name}, ${name}>(` +
    `(obj, w, opts = {}) => {${indent(encode)}}, ` +
    `(reader, length) => {${indent(fields)}}, function * () {})

export const ${name} = {
  codec: (): ${type} => ${name}Codec,
  encode: (value: ${name}): Uint8Array<ArrayBuffer> => encodeMessage(value, ${name}Codec),
  /** Throws on bytes that are no such message. */
  decode: (bytes: Uint8Array): ${name} => decodeMessage(bytes, ${name}Codec)
}
`
}

export function generate (): string {
  const directory = mkdtempSync(join(tmpdir(), 'snug-protons-'))
  try {
    const protons = join(root, 'node_modules/protons/dist/bin/protons.js')
    execFileSync(process.execPath, [protons, join(root, 'src/mailbox/mail.proto'), '-o', directory])
    const made = readFileSync(join(directory, 'mail.ts'), 'utf8')
    const parts = [HEAD]
    for (const block of made.split(/^(?=export (?:interface|namespace) )/m).slice(1)) {
      if (block.startsWith('export interface')) {
        parts.push(block.replaceAll('Uint8Array<ArrayBuffer>', 'Uint8Array').trimEnd() + '\n')
        continue
      }
      const [, name, encode, decode] = NAMESPACE.exec(block) ?? []
      if (name === undefined || encode === undefined || decode === undefined) {
        throw new Error(`protons made something else than expected: ${block}`)
      }
      parts.push(codec(name, encode, decode))
    }
    return parts.join('\n')
  } finally {
    rmSync(directory, { recursive: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(TARGET, generate())
