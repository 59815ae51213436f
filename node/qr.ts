// QR codes for the terminal (ISO/IEC 18004): two modules a character, in black and white of the
// fixed colour cube, which themes do not change, so that the code is dark on light on dark and
// light terminals alike.

import { encodeQR } from 'qr'

export interface TerminalQrOptions {
  /** Characters in a line of the terminal. Default 80. */
  readonly columns?: number
  /**
   * Without colour (NO_COLOR, a pipe) light modules are drawn as blocks: right on dark terminals
   * only. Default true.
   */
  readonly colour?: boolean
}

const QUIET_ZONE = 4 // modules, ISO/IEC 18004 §6.3.8
const QUIET_ZONE_MIN = 2 // modules: enough for most readers, where the terminal is narrow
const DARK_ON_LIGHT = '\u001b[38;5;16;48;5;231m'
const RESET = '\u001b[0m'

/**
 * Lines to print, without a final line break, or undefined where the code would be wider than the
 * terminal. `content` is text, or bytes that a reader gets back as they are (ISO 8859-1). Throws
 * above 2 953 bytes, which no QR code holds.
 */
export function terminalQr (
  content: string | Uint8Array, options: TerminalQrOptions = {}
): string | undefined {
  const { columns = 80, colour = true } = options
  const modules = [QUIET_ZONE, QUIET_ZONE_MIN]
    .map((border) => encode(content, border))
    .find((rows) => rows.length <= columns)
  if (modules === undefined) return undefined
  const lines: string[] = []
  for (let y = 0; y < modules.length; y += 2) {
    const top = modules[y] ?? []
    const bottom = modules[y + 1] // below the last row there is nothing: it stays light
    const line = top
      .map((dark, x) => character(dark === colour, (bottom?.[x] ?? false) === colour))
      .join('')
    lines.push(colour ? DARK_ON_LIGHT + line + RESET : line)
  }
  return lines.join('\n')
}

/**
 * Rows of modules, true for dark. A screen loses no ink: the lowest correction makes the smallest
 * code.
 */
function encode (content: string | Uint8Array, border: number): boolean[][] {
  const text = typeof content === 'string' ? content : String.fromCharCode(...content)
  const textEncoder = (characters: string): Uint8Array =>
    Uint8Array.from(characters, (char) => char.charCodeAt(0))
  const bytes = typeof content === 'string' ? {} : { textEncoder, encoding: 'byte' as const }
  return encodeQR(text, 'raw', { ecc: 'low', border, ...bytes })
}

/** The character whose upper and lower half are in the foreground colour or not. */
function character (upper: boolean, lower: boolean): string {
  if (upper) return lower ? '█' : '▀'
  return lower ? '▄' : ' '
}
