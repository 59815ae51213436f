// Figures as people read them.

import type { Figure } from './figure.ts'

/** One line: what it is, how it compares, what it should be. */
export function figureLine (figure: Figure): string {
  const { name, value, unit, better, aim, met, peer, peerValue, ratio } = figure
  const bound = better === 'higher' ? 'at least' : 'at most'
  const wanted = peer === undefined ? `${bound} ${amount(aim)}` : `${bound} ${amount(aim)} x`
  const compared = ratio === undefined || peerValue === undefined
    ? ''
    : `; ${amount(ratio)} x the ${amount(peerValue)} of ${peer ?? 'the peer'}`
  const judged = peer === undefined || ratio !== undefined
  const verdict = judged ? met ? 'met' : 'missed' : 'not compared'
  return `  ${name}: ${amount(value)} ${unit}${compared} (${wanted}: ${verdict})`
}

/** A number with thin groups of thousands: 12 345, 0.25. */
export function amount (value: number): string {
  const [whole = '', part] = String(value).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ' ')
  return part === undefined ? grouped : `${grouped}.${part}`
}

/** Rows under their heads, each column as wide as it must be, numbers to the right. */
export function table (heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = heads.map((head, at) =>
    Math.max(head.length, ...rows.map((row) => (row[at] ?? '').length)))
  return [heads, ...rows].map((row) => '  ' + row.map((cell, at) => {
    const width = widths[at] ?? 0
    return /^[\d ,.]+$/.test(cell) ? cell.padStart(width) : cell.padEnd(width)
  }).join('  ').trimEnd())
}
