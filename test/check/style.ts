// The sizes and the marks of style that a machine can see: files of at most 300 lines, half of
// those in src under 90, lines of at most 100 columns, no semicolons, no tabs, named exports only.

import { codeFiles, matches } from './check.ts'
import { codeOf } from './code.ts'
import type { Check } from './check.ts'

const FILE_LINES = 300
const MEDIAN_LINES = 90
const COLUMNS = 100

function linesOf (text: string): number {
  return text.replace(/\n$/, '').split('\n').length
}

function median (numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const [low = 0, high = 0] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return (low + high) / 2
}

export const sizes: Check = {
  name: 'file sizes',
  run (root) {
    const counted = codeFiles(root).map((file) => ({ path: file.path, lines: linesOf(file.text) }))
    const findings = counted.filter((file) => file.lines > FILE_LINES)
      .map((file) => `${file.path}: ${file.lines} lines, ${FILE_LINES} at most`)
    const inSrc = counted.filter(({ path }) => /^src\/.*(?<!\.d)\.ts$/.test(path))
    const middle = median(inSrc.map((file) => file.lines))
    if (middle > MEDIAN_LINES) {
      findings.push(`src: the median file has ${middle} lines, ${MEDIAN_LINES} at most`)
    }
    const all = median(counted.map((file) => file.lines))
    return { findings, note: `median in src ${middle} lines, in all ${all}` }
  }
}

export const style: Check = {
  name: 'style',
  run (root) {
    const findings = codeFiles(root).filter((file) => /\.tsx?$/.test(file.path)).flatMap((file) => {
      const code = codeOf(file.text, 'blank')
      const long = file.text.split('\n').flatMap((line, at) => {
        return line.length > COLUMNS
          ? [`${file.path}:${at + 1}: ${line.length} columns, ${COLUMNS} at most`]
          : []
      })
      return [
        ...long,
        ...matches(file, /;\s*$/, code).map((found) => `${found} ends a line`),
        // A tool's configuration is what the tool asks for.
        ...(file.path.endsWith('.config.ts') ? [] : matches(file, /\bexport default\b/, code)),
        ...matches(file, /\t/).map((found) => `${found}a tab`),
        ...matches(file, /[^\S\n]+$/).map((found) => `${found}space at the end of a line`),
        ...(file.text.endsWith('\n') && !file.text.endsWith('\n\n')
          ? []
          : [`${file.path}: ends without exactly one line end`])
      ]
    })
    return { findings }
  }
}
