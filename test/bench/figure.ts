// What a benchmark finds, in the form that `--json` writes. A figure with a peer is judged by its
// ratio to what the peer did in the same run, any other by its value; nothing here fails a build.

/** What a figure should reach; where there is a peer, `value` is a ratio to it. */
export interface Aim {
  readonly value: number
  readonly better: 'higher' | 'lower'
}

export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly aim: number
  readonly better: 'higher' | 'lower'
  readonly met: boolean
  readonly peer?: string
  readonly peerValue?: number
  /** value / peerValue. */
  readonly ratio?: number
}

/** What the same work took at a peer; `value` is undefined where the peer could not be measured. */
export interface PeerValue {
  readonly peer: string
  readonly value: number | undefined
}

const DIGITS = 4 // of a figure: more would be noise

/** A figure that is judged by its value. */
export function figure (name: string, value: number, unit: string, aim: Aim): Figure {
  const met = reaches(value, aim)
  return { name, value: rounded(value), unit, aim: aim.value, better: aim.better, met }
}

/**
 * A figure that is judged by its ratio to a peer's. Without the peer's value it has no ratio and
 * does not meet its aim: what was not compared is not claimed.
 */
export function comparedFigure (
  name: string, value: number, unit: string, aim: Aim, { peer, value: peerValue }: PeerValue
): Figure {
  const common = { name, value: rounded(value), unit, aim: aim.value, better: aim.better }
  if (peerValue === undefined) return { ...common, met: false, peer }
  const ratio = value / peerValue
  const compared = { peer, peerValue: rounded(peerValue), ratio: rounded(ratio) }
  return { ...common, met: reaches(ratio, aim), ...compared }
}

/** Figures of a run among those of earlier ones: in the place of what they measure anew. */
export function withNewer (before: readonly Figure[], newer: readonly Figure[]): Figure[] {
  const kept = before.map((old) => newer.find(({ name }) => name === old.name) ?? old)
  return [...kept, ...newer.filter(({ name }) => before.every((old) => old.name !== name))]
}

function reaches (value: number, aim: Aim): boolean {
  return aim.better === 'higher' ? value >= aim.value : value <= aim.value
}

function rounded (value: number): number {
  return Number(value.toPrecision(DIGITS))
}
