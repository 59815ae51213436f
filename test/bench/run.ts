// `npm run bench -- [--json FILE] [--only NAME] [--long] [--list]`: measures what the aims of the
// project are about and prints how far they are met. Never an assertion: a figure that misses its
// aim is said and fails nothing; only a benchmark that cannot run ends with 1. A file of figures
// that is there keeps those that were not measured anew.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { arch, cpus, loadavg, platform, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { BENCHMARKS } from './benchmarks.ts'
import { withNewer } from './figure.ts'
import { figureLine } from './print.ts'
import { Scope } from './scope.ts'
import type { Benchmark } from './benchmark.ts'
import type { Figure } from './figure.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    only: { type: 'string', multiple: true },
    long: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false }
  }
})

function chosen (): readonly Benchmark[] {
  const { only } = values
  if (only === undefined) return BENCHMARKS.filter(({ long }) => values.long || long !== true)
  return BENCHMARKS.filter(({ name }) => only.some((part) => name.includes(part)))
}

function machine (): string {
  const [first] = cpus()
  const load = loadavg().map((value) => value.toFixed(1)).join(' ')
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} x ${first?.model ?? 'unknown'}, ${memory} GiB, ${platform()} ` +
    `${arch()}, Node ${process.version}, load before ${load}`
}

let scope = new Scope()
let interrupted = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (interrupted) return
    interrupted = true
    void scope.close().then(() => process.exit(130))
  })
}

const figures: Figure[] = []

/** Whether it ran to its end. */
async function measure ({ name, title, run }: Benchmark): Promise<boolean> {
  scope = new Scope()
  console.log(`\n${name}: ${title}`)
  try {
    const outcome = await run(scope)
    figures.push(...outcome.figures)
    for (const line of outcome.figures.map(figureLine)) console.log(line)
    for (const note of outcome.notes) console.log(`  ${note}`)
    return true
  } catch (error) {
    if (!interrupted) console.error('  could not be measured:', error)
    return false
  } finally {
    await scope.close()
  }
}

const list = chosen()
if (values.list) {
  for (const { name, title } of BENCHMARKS) console.log(`${name.padEnd(16)} ${title}`)
} else if (list.length === 0) {
  console.error('No benchmark has such a name: --list prints them all.')
  process.exitCode = 1
} else {
  console.log(machine())
  for (const benchmark of list) {
    if (interrupted) break
    if (!await measure(benchmark)) process.exitCode = 1
  }
  if (values.json !== undefined) {
    const before = existsSync(values.json)
      ? JSON.parse(readFileSync(values.json, 'utf8')) as Figure[]
      : []
    writeFileSync(values.json, JSON.stringify(withNewer(before, figures), null, 2) + '\n')
  }
}
