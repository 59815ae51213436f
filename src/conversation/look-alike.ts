// Names that look like one another: letters of other scripts that have the shape of Latin ones,
// digits in the place of letters, marks and spaces that nobody notices. Two names of one look get
// the same form here. It is a hint for people, no proof: the table holds what is used to deceive.

import { cleanName } from '../message/name.ts'

const LOOKS: Readonly<Record<string, string>> = {
  // Cyrillic
  а: 'a', в: 'b', е: 'e', ѕ: 's', і: 'l', ї: 'l', ј: 'j', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p',
  с: 'c', т: 't', у: 'y', х: 'x', ԁ: 'd', ԛ: 'q', ԝ: 'w', һ: 'h', ӏ: 'l', ѵ: 'v', ь: 'b', г: 'r',
  п: 'n', и: 'u', ѡ: 'w', ԍ: 'g', з: '3', ч: '4', б: '6',
  // Greek
  α: 'a', β: 'b', γ: 'y', ε: 'e', ζ: 'z', η: 'n', ι: 'l', κ: 'k', μ: 'u', ν: 'v', ο: 'o', ρ: 'p',
  σ: 'o', τ: 't', υ: 'u', χ: 'x', ω: 'w', ϲ: 'c', ϳ: 'j',
  // Armenian, Cherokee, Latin of its own kind
  օ: 'o', ս: 'u', ո: 'n', հ: 'h', զ: 'q', ց: 'g', ı: 'l', ɑ: 'a', ɡ: 'g', ʟ: 'l', ɪ: 'l', ø: 'o',
  đ: 'd', ħ: 'h', ł: 'l', ŧ: 't', ß: 'ss', æ: 'ae', œ: 'oe',
  // One stroke, one ring
  i: 'l', 1: 'l', '|': 'l', '!': 'l', 0: 'o', 5: 's', 8: 'b', $: 's', '@': 'a'
}
/** Two letters that are read as one. */
const PAIRS: ReadonlyArray<readonly [RegExp, string]> = [[/rn/g, 'm'], [/vv/g, 'w'], [/cl/g, 'd']]

const LATIN = /\p{Script=Latin}/u
const ALIKE_SCRIPTS =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u

/** Whether a name mixes Latin letters with those of a script that has letters of the same shape. */
export function mixesScripts (name: string): boolean {
  return LATIN.test(name) && ALIKE_SCRIPTS.test(name)
}

/** The same for all names of one look; empty for a name that has no letters. */
export function lookOf (name: string): string {
  const plain = cleanName(name).normalize('NFKD').toLowerCase().normalize('NFKD')
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}|!$@]/gu, '')
  const shapes = [...plain].map((letter) => LOOKS[letter] ?? letter).join('')
  return PAIRS.reduce((text, [pair, one]) => text.replace(pair, one), shapes)
}
