// `npm run soak -- [--minutes N] [--seed S]`: the long tests, in rotation, for as long as they
// are given; each turn with a seed of its own, made from the one that is printed first. Ends with 1
// when anything failed, and says how to run that again.

import { parseArgs } from 'node:util'
import { killAll, runFile } from '../runner/file.ts'
import { turns } from './turns.ts'
import type { FileResult } from '../runner/file.ts'
import type { Turn } from './turns.ts'

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' } }
})
const minutes = Number(values.minutes)
if (!(minutes > 0)) {
  console.error('--minutes takes a number above 0.')
  process.exit(2)
}
const seed = values.seed ?? new Date().toISOString()

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    killAll()
    process.exit(130)
  })
}
process.chdir(new URL('../..', import.meta.url).pathname)

const began = performance.now()
const totals = new Map<string, number>()
const again: string[] = []

function passedMinutes (): number {
  return (performance.now() - began) / 60_000
}

async function take (turn: Turn, own: string): Promise<void> {
  // A test file's process has the environment of this one.
  process.env.SNUG_SEED = own
  process.env[turn.variable] = String(turn.count)
  const results: FileResult[] = []
  for (const path of turn.files) {
    const result = await runFile(path)
    results.push(result)
    if (result.failures.length > 0) tellFailure(turn, own, result)
  }
  delete process.env[turn.variable]
  totals.set(turn.what, (totals.get(turn.what) ?? 0) + turn.count * turn.files.length)
  const seconds = results.reduce((sum, { ms }) => sum + ms, 0) / 1_000
  const failed = results.filter(({ failures }) => failures.length > 0).length
  const word = failed > 0 ? 'FAILED' : 'ok    '
  console.log(`${passedMinutes().toFixed(1).padStart(7)} min  ${word}  ` +
    `${turn.count * turn.files.length} ${turn.what}, ${seconds.toFixed(0)} s, seed "${own}"`)
}

function tellFailure (turn: Turn, own: string, { path, failures, output }: FileResult): void {
  const command = `SNUG_SEED='${own}' ${turn.variable}=${turn.count} node ${path}`
  again.push(command)
  for (const { name, text } of failures) console.log(`\n✘ ${path}: ${name}\n${text}\n`)
  if (output !== '') console.log(`What it printed last:\n${output.slice(-4_000)}`)
  console.log(`Again: ${command}\n`)
}

console.log(`Seed "${seed}", for ${minutes} minutes.`)
const all = turns()
for (let number = 0; passedMinutes() < minutes; number++) {
  const turn = all[number % all.length]
  if (turn !== undefined) await take(turn, `${seed} ${number}`)
}
console.log(`\nIn ${passedMinutes().toFixed(1)} minutes, from the seed "${seed}":`)
for (const [what, count] of totals) console.log(`  ${count} ${what}`)
console.log(again.length === 0 ? 'Nothing failed.' : `Failed:\n  ${again.join('\n  ')}`)
process.exitCode = again.length > 0 ? 1 : 0
