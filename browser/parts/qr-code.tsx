// A code to scan: dark on white with its quiet zone (ISO/IEC 18004 §6.3.8), in both themes, with as
// many whole pixels for a module as fit. Drawn as one path; nothing is parsed from a string of
// markup.

import '../style/qr-code.css'
import { encodeQR } from 'qr'
import { useMemo } from 'preact/hooks'
import type { VNode } from 'preact'

export interface QrCodeProps {
  /** Text, or bytes that a reader gets back as they are (ISO 8859-1). */
  readonly of: string | Uint8Array
  /** What it is, for who does not see it. */
  readonly label: string
  /** Pixels that it may take; it takes less where the window is narrower. */
  readonly size: number
}

const QUIET_ZONE = 4 // modules

export function QrCode ({ of, label, size }: QrCodeProps): VNode {
  const rows = useMemo(() => modulesOf(of), [of])
  const side = rows.length
  const pixels = side * Math.max(2, Math.floor(size / side))
  return (
    <svg
      class='qr-code' role='img' aria-label={label} width={pixels} height={pixels}
      viewBox={`0 0 ${side} ${side}`} shape-rendering='crispEdges'
    >
      <rect width={side} height={side} />
      <path d={pathOf(rows)} />
    </svg>
  )
}

/**
 * Rows of modules, true for dark. A screen loses no ink: the lowest correction makes the largest
 * modules.
 */
function modulesOf (content: string | Uint8Array): boolean[][] {
  const options = { ecc: 'low', border: QUIET_ZONE } as const
  if (typeof content === 'string') return encodeQR(content, 'raw', options)
  const text = Array.from(content, (byte) => String.fromCharCode(byte)).join('')
  const textEncoder = (characters: string): Uint8Array =>
    Uint8Array.from(characters, (character) => character.charCodeAt(0))
  return encodeQR(text, 'raw', { ...options, textEncoder, encoding: 'byte' })
}

/** Each run of dark modules of a row as one rectangle. */
function pathOf (rows: readonly (readonly boolean[])[]): string {
  return rows.flatMap((row, y) => row.flatMap((dark, x) => {
    if (!dark || row[x - 1] === true) return []
    const end = row.indexOf(false, x)
    const length = (end < 0 ? row.length : end) - x
    return [`M${x} ${y}h${length}v1h-${length}z`]
  })).join('')
}
