// `node test/documents/figures.ts`: writes the figures of docs/bench.json, which `npm run bench --
// --json docs/bench.json` makes, into the readme. Never a figure that nobody measured.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, page } from './pages.ts'

interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly aim?: number | string | null
  readonly met?: boolean | null
  readonly peer?: string
  readonly ratio?: number
}

const BLOCK = /(<!-- figures: [^\n]* -->\n)([\s\S]*?)(<!-- end of figures -->)/
const FILE = join(ROOT, 'docs/bench.json')

const NOTHING = `No run is recorded here. To make one:

    npm run bench -- --json docs/bench.json && node test/documents/figures.ts
`

/** What the readme has to hold between its marks. */
function figuresTable (): string {
  if (!existsSync(FILE)) return NOTHING
  const figures = JSON.parse(readFileSync(FILE, 'utf8')) as Figure[]
  const rows = figures.map(({ name, value, unit, aim, met, peer, ratio }) => {
    const beside = peer === undefined || ratio === undefined ? '' : `${rounded(ratio)} x ${peer}`
    const missed = met === false ? ' (not met)' : ''
    const wanted = aim === undefined || aim === null ? '' : `${aim}${missed}`
    return `| ${name} | ${rounded(value)} ${unit} | ${beside} | ${wanted} |`
  })
  return ['| what | measured | beside | aim |', '|---|---|---|---|', ...rows, ''].join('\n')
}

/** The readme with its figures. */
export function withFigures (readme: string): string {
  if (!BLOCK.test(readme)) throw new Error('README.md has no place for figures')
  return readme.replace(BLOCK, (_, begin: string, _old: string, end: string) =>
    `${begin}${figuresTable()}${end}`)
}

function rounded (value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 3 })
}

if (import.meta.main) writeFileSync(join(ROOT, 'README.md'), withFigures(page('README.md')))
