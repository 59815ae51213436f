// Names of sites as people read them: the labels that begin with xn-- (RFC 3492) in their letters.
// Whoever parses an address turns letters into these labels; only the way back is missing in what
// all platforms have.

const BASE = 36
const T_MIN = 1
const T_MAX = 26
const SKEW = 38
const DAMP = 700
const FIRST_BIAS = 72
const FIRST_CODE = 128
const LETTERS_MAX = 63 // of a label
const PREFIX = 'xn--'

/** A host name in its letters; labels that are not well made stay as they are. */
export function inLetters (host: string): string {
  return host.split('.').map((label) => {
    const encoded = label.toLowerCase().startsWith(PREFIX) ? label.slice(PREFIX.length) : ''
    return (encoded === '' ? undefined : decode(encoded)) ?? label
  }).join('.')
}

/** RFC 3492 §6.2; undefined for what nobody encodes so. */
function decode (encoded: string): string | undefined {
  const end = encoded.lastIndexOf('-')
  const letters = [...encoded.slice(0, Math.max(0, end))].map((letter) => letter.charCodeAt(0))
  let at = end + 1
  let code = FIRST_CODE
  let place = 0
  let bias = FIRST_BIAS
  while (at < encoded.length) {
    const before = place
    let weight = 1
    for (let k = BASE; ; k += BASE) {
      const digit = digitOf(encoded.charCodeAt(at++))
      if (digit === undefined) return undefined
      place += digit * weight
      const least = Math.min(T_MAX, Math.max(T_MIN, k - bias))
      if (digit < least) break
      weight *= BASE - least
      if (weight > 0x7fffffff) return undefined
    }
    const length = letters.length + 1
    bias = adapt(place - before, length, before === 0)
    code += Math.floor(place / length)
    place %= length
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) || length > LETTERS_MAX) {
      return undefined
    }
    letters.splice(place++, 0, code)
  }
  return String.fromCodePoint(...letters)
}

function digitOf (code: number): number | undefined {
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 26
  const letter = (code | 0x20) - 0x61
  return letter >= 0 && letter < 26 ? letter : undefined
}

function adapt (delta: number, length: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / DAMP) : Math.floor(delta / 2)
  rest += Math.floor(rest / length)
  let k = 0
  while (rest > (BASE - T_MIN) * T_MAX / 2) {
    rest = Math.floor(rest / (BASE - T_MIN))
    k += BASE
  }
  return k + Math.floor((BASE - T_MIN + 1) * rest / (rest + SKEW))
}
