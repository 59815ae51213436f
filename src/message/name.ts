// Names that people give to themselves (PROTOCOL §8): one line of visible text in NFC, at most 64
// characters, and at most four marks on one of them. What could make one name look like another, or
// push it out of its place, is taken out: controls, bidi controls, invisible characters, line ends,
// towers of marks.

export const NAME_MAX = 64 // code points

const SPACES = /[\p{Zs}\p{Zl}\p{Zp}\t\n\v\f\r\u0085]+/gu
// What has no shape of its own, but for the joiners and selectors that scripts and emoji need.
const INVISIBLE =
  /(?![\p{Join_Control}\p{Variation_Selector}])[\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu
// Unassigned characters stay: they may be newer than this machine.
const ASSIGNED = /\P{Cn}/u
// Joiners and selectors mean something behind a visible character only, joiners before one too.
const LOOSE = /(?<![\p{L}\p{M}\p{N}\p{P}\p{S}])[\p{Join_Control}\p{Variation_Selector}]+/gu
/** More than any script puts on one character. */
const TOWER = /(\p{M}{4})\p{M}+/gu
const DANGLING = /\p{Join_Control}+(?![\p{L}\p{M}\p{S}])/gu

/** `name` as it may be sent and shown; empty where nothing visible is left. */
export function cleanName (name: string): string {
  const line = name.toWellFormed().normalize('NFC').replace(SPACES, ' ')
  const visible = line.replace(INVISIBLE, (character) => ASSIGNED.test(character) ? '' : character)
  const low = visible.normalize('NFC').replace(TOWER, '$1')
  const whole = low.replace(LOOSE, '').replace(DANGLING, '').replace(SPACES, ' ').trim()
  return [...whole.normalize('NFC')].slice(0, NAME_MAX).join('').replace(DANGLING, '').trimEnd()
}
