// What the runner prints: a line per file while it runs; failures in full, the slowest files and
// the count at the end.

import type { FileResult } from './file.ts'

const SLOWEST = 5

/** Lines shown of one failure; a difference of two large values must not bury the others. */
const FAILURE_LINES = 120

function seconds (ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`
}

export function fileLine (result: FileResult): string {
  const failed = result.failures.length
  const mark = failed > 0 ? 'FAILED' : 'ok    '
  const counts = `${result.passed} passed${failed > 0 ? `, ${failed} failed` : ''}`
  const lines = [`${mark} ${result.path}  ${counts}  ${seconds(result.ms)}`]
  for (const { name, reason } of result.notRun) lines.push(`       not run: ${name}: ${reason}`)
  return lines.join('\n')
}

function indent (text: string): string {
  const lines = text.split('\n')
  const shown = lines.slice(0, FAILURE_LINES).map((line) => `    ${line.slice(0, 2_000)}`)
  if (lines.length > shown.length) shown.push(`    and ${lines.length - shown.length} lines more`)
  return shown.join('\n')
}

function failureText (result: FileResult): string {
  const parts = [`\n${result.path}`]
  for (const { name, text } of result.failures) parts.push(`\n  ✘ ${name}\n${indent(text)}`)
  // uvu's own marks, which say nothing here.
  const output = result.output.replaceAll('• ', '').replace(/^.*\(\d+ \/ \d+\)\n/gm, '').trim()
  if (output !== '') parts.push(`\n  what the file printed last:\n${indent(output)}`)
  return parts.join('\n')
}

/** The end of the report, without the line of counts. */
export function summary (results: readonly FileResult[]): string {
  const parts = results.filter((result) => result.failures.length > 0).map(failureText)
  const slowest = results.toSorted((a, b) => b.ms - a.ms).slice(0, SLOWEST)
  parts.push(
    `\nslowest: ${slowest.map((result) => `${result.path} ${seconds(result.ms)}`).join(', ')}`
  )
  return parts.join('\n')
}

export function countLine (passed: number, failed: number): string {
  return `${passed} passed, ${failed} failed`
}
