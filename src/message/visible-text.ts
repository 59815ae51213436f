// What a timeline shows of a content, as plain text. Markdown is shown as it was written, which the
// draft (§7.1) allows; what cannot be shown is named in words, never passed over.

import { fromUtf8 } from '../base/bytes.ts'
import { isControlPart } from './control-part.ts'
import { plainText } from './plain-text.ts'
import type { MimiContent } from './content.ts'
import type { ExternalPart } from './external-part.ts'
import type { MultiPart, Part, SinglePart } from './part.ts'

const CANNOT_SHOW = 'Something that this version of Snug cannot show'
const TEXT_TYPES = new Set(['text/plain', 'text/markdown'])
const CHARSETS = new Set(['charset=utf-8', 'charset="utf-8"', 'charset=us-ascii'])

/** Undefined where there is nothing to show: an empty body, or controls alone. */
export function visibleText (content: MimiContent): string | undefined {
  return textOf(content.body)
}

function textOf (part: Part): string | undefined {
  switch (part.cardinality) {
    case 'null': return undefined
    case 'single': return isControlPart(part) ? undefined : singleText(part)
    case 'external': return externalText(part)
    case 'multi': return multiText(part)
  }
}

function externalText (part: ExternalPart): string {
  const name = plainText(part.description || part.filename)
  return `[${name === '' ? named('Something that is kept elsewhere', part.contentType) : name}]`
}

function singleText (part: SinglePart): string {
  const text = textBody(part)
  return text === undefined ? `[${named(CANNOT_SHOW, part.contentType)}]` : plainText(text)
}

function multiText (part: MultiPart): string | undefined {
  if (part.semantics === 'chooseOne') {
    const choices = part.parts.filter((choice) => !isControlPart(choice))
    const choice = choices.find(isShown) ?? choices[0]
    return choice === undefined ? undefined : textOf(choice)
  }
  // A unit of which one part is not understood is not shown at all (§4.4).
  if (part.semantics === 'singleUnit' && !isShown(part)) return `[${CANNOT_SHOW}]`
  const texts = part.parts.map(textOf).filter((text) => text !== undefined)
  return texts.length === 0 ? undefined : texts.join('\n')
}

/** Whether this version shows what the part holds, and not only its name. */
function isShown (part: Part): boolean {
  switch (part.cardinality) {
    case 'null': return true
    case 'single': return textBody(part) !== undefined
    case 'external': return false
    case 'multi': {
      return part.semantics === 'singleUnit' ? part.parts.every(isShown) : part.parts.some(isShown)
    }
  }
}

/** The text of a part of a type and charset that this version knows. */
function textBody (part: SinglePart): string | undefined {
  const pieces = part.contentType.toLowerCase().split(';').map((piece) => piece.trim())
  const [type = '', ...rest] = pieces
  const charset = rest.find((parameter) => parameter.startsWith('charset='))
  const known = TEXT_TYPES.has(type) && (charset === undefined || CHARSETS.has(charset))
  return known ? fromUtf8(part.content) : undefined
}

function named (what: string, contentType: string): string {
  const type = plainText(contentType)
  return type === '' ? what : `${what}: ${type}`
}
