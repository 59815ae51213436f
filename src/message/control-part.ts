// How controls travel in a MIMI content (PROTOCOL §8): each in a part of its own media type,
// several together in one multipart.

import { multiContent, single } from './composition.ts'
import { decodeControl, encodeControl } from './control.ts'
import { dispositions } from './part.ts'
import type { Random } from '../base/clock.ts'
import type { ContentOptions } from './composition.ts'
import type { MimiContent } from './content.ts'
import type { Control, KnownControl } from './control.ts'
import type { Part, SinglePart } from './part.ts'

/** @internal */
export const CONTROL_TYPE = 'application/vnd.snug.control'

/**
 * Throws SnugError `control-malformed`.
 * @internal
 */
export function controlPart (control: KnownControl): SinglePart {
  return single(CONTROL_TYPE, encodeControl(control), dispositions.unspecified)
}

/** A content of these controls alone. */
export function controlContent (
  controls: readonly KnownControl[], random: Random, options?: ContentOptions
): MimiContent {
  return multiContent(controls.map(controlPart), random, options)
}

/**
 * The controls of a content, in their order. Alternatives are not looked into, since a control must
 * mean one thing to everybody; one that does not decode is left out, as if it had not been sent.
 */
export function contentControls (content: MimiContent): Control[] {
  return controlsOf(content.body)
}

export function isControlPart (part: Part): boolean {
  return part.cardinality === 'single' && part.contentType === CONTROL_TYPE
}

function controlsOf (part: Part): Control[] {
  if (part.cardinality === 'multi') {
    return part.semantics === 'processAll' ? part.parts.flatMap(controlsOf) : []
  }
  if (part.cardinality !== 'single' || part.contentType !== CONTROL_TYPE) return []
  const control = decodeControl(part.content)
  return control.ok ? [control.value] : []
}
