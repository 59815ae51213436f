// `npm run check`: every gate, one line each, what it found below it, and at the end "N passed, N
// failed". Arguments choose the checks whose names contain one of them.

import { CHECKS } from './checks.ts'

/** Lines printed for one check; the rest is counted. */
const LINES = 60

const root = new URL('../..', import.meta.url).pathname.replace(/\/$/, '')
const wanted = process.argv.slice(2)
let passed = 0
let failed = 0

for (const check of CHECKS) {
  if (wanted.length > 0 && !wanted.some((part) => check.name.includes(part))) continue
  const start = performance.now()
  const { findings, note } = await check.run(root)
  const seconds = ((performance.now() - start) / 1_000).toFixed(1)
  const suffix = note === undefined ? '' : `  (${note})`
  console.log(`${findings.length === 0 ? 'ok    ' : 'FAILED'} ${check.name}  ${seconds} s${suffix}`)
  for (const finding of findings.slice(0, LINES)) console.log(`         ${finding}`)
  if (findings.length > LINES) console.log(`         and ${findings.length - LINES} more`)
  if (findings.length === 0) passed++
  else failed++
}

process.exitCode = failed > 0 || passed === 0 ? 1 : 0
console.log(`${passed} passed, ${failed} failed`)
