// The parts of a MIMI content (draft-ietf-mimi-content-09 §4.4): nothing, one body, a reference to
// one elsewhere, or several. Their number is bounded here, their depth by the CBOR reader. Unknown
// dispositions are kept and mean `render`; unknown media types are kept and shown in words
// (visible-text.ts).

import { readExternal, writeExternal } from './external-part.ts'
import type { CborValue } from './cbor.ts'
import type { ExternalPart } from './external-part.ts'
import type { FieldReader } from './fields.ts'

/** What a part is for; 9 to 255 are open to extensions. */
export const dispositions = {
  unspecified: 0, render: 1, reaction: 2, profile: 3, inline: 4,
  icon: 5, attachment: 6, session: 7, preview: 8
} as const

/** How the parts of a multipart belong together. */
export const partSemantics = { chooseOne: 0, singleUnit: 1, processAll: 2 } as const
export type PartSemantics = keyof typeof partSemantics

interface Described {
  /** 0 to 255. */
  readonly disposition: number
  /** Comma-separated language tags (RFC 5646), or empty. */
  readonly language: string
}

export interface NullPart extends Described { readonly cardinality: 'null' }

export interface SinglePart extends Described {
  readonly cardinality: 'single'
  /** Media type with its parameters. */
  readonly contentType: string
  readonly content: Uint8Array
}

export interface MultiPart extends Described {
  readonly cardinality: 'multi'
  readonly semantics: PartSemantics
  /** At least two. */
  readonly parts: readonly Part[]
}

export type Part = NullPart | SinglePart | (ExternalPart & Described) | MultiPart

export const PARTS_MAX = 1_024 // in one content
const DISPOSITION_MAX = 255
const LANGUAGE_MAX = 255 // bytes
const CONTENT_TYPE_MAX = 255 // bytes

const NULL = 0
const SINGLE = 1
const EXTERNAL = 2
const MULTI = 3

export function writePart (part: Part): CborValue[] {
  const described = [part.disposition, part.language]
  switch (part.cardinality) {
    case 'null': return [...described, NULL]
    case 'single': return [...described, SINGLE, part.contentType, part.content]
    case 'external': return [...described, EXTERNAL, ...writeExternal(part)]
    case 'multi': {
      return [...described, MULTI, partSemantics[part.semantics], part.parts.map(writePart)]
    }
  }
}

/** How many more parts a content may have. */
export interface PartBudget { left: number }

export function readPart (reader: FieldReader, budget: PartBudget): Part {
  if (budget.left-- <= 0) reader.refuse('number of parts')
  const described = {
    disposition: reader.uint('disposition', DISPOSITION_MAX),
    language: reader.text('language', LANGUAGE_MAX)
  }
  const part = readBody(reader, described, budget)
  reader.end()
  return part
}

function readBody (reader: FieldReader, described: Described, budget: PartBudget): Part {
  switch (reader.uint('cardinality', MULTI)) {
    case SINGLE: {
      const contentType = reader.text('content type', CONTENT_TYPE_MAX)
      const content = reader.bytes('body', 0, Infinity)
      return { ...described, cardinality: 'single', contentType, content }
    }
    case EXTERNAL: return { ...described, ...readExternal(reader) }
    case MULTI: {
      const semantics = readSemantics(reader)
      const parts = reader.records('parts', PARTS_MAX, (inner) => readPart(inner, budget))
      if (parts.length < 2) reader.refuse('parts')
      return { ...described, cardinality: 'multi', semantics, parts }
    }
    default: return { ...described, cardinality: 'null' }
  }
}

function readSemantics (reader: FieldReader): PartSemantics {
  switch (reader.uint('semantics of parts', partSemantics.processAll)) {
    case partSemantics.chooseOne: return 'chooseOne'
    case partSemantics.singleUnit: return 'singleUnit'
    default: return 'processAll'
  }
}
