// Contents as they are written here: text, reply, edit, delete, reaction, control, and several
// parts at once. A salt is random and never used twice; the URIs are not sent, since both sides
// know them from the session.

import { utf8 } from '../base/bytes.ts'
import { NO_EXTENSIONS } from './extensions.ts'
import { SALT_LENGTH } from './message-id.ts'
import { dispositions } from './part.ts'
import type { Random } from '../base/clock.ts'
import type { Expiration, MimiContent } from './content.ts'
import type { Extensions } from './extensions.ts'
import type { MessageId } from './message-id.ts'
import type { NullPart, Part, SinglePart } from './part.ts'

/** @internal */
export const PLAIN_TEXT = 'text/plain;charset=utf-8'
/** @internal */
export const MARKDOWN = 'text/markdown;variant=GFM-MIMI'

const NO_TOPIC = new Uint8Array(0)

/** What any content may have besides its body. */
export interface ContentOptions {
  readonly replaces?: MessageId | undefined
  readonly inReplyTo?: MessageId | undefined
  readonly expires?: Expiration | undefined
  readonly topicId?: Uint8Array | undefined
  readonly extensions?: Extensions | undefined
}

/**
 * A content around `body`.
 * @internal
 */
export function compose (body: Part, random: Random, options: ContentOptions = {}): MimiContent {
  return {
    salt: random(SALT_LENGTH),
    replaces: options.replaces,
    topicId: options.topicId ?? NO_TOPIC,
    expires: options.expires,
    inReplyTo: options.inReplyTo,
    extensions: options.extensions ?? NO_EXTENSIONS,
    body
  }
}

/** @internal */
export function textPart (text: string): SinglePart {
  return single(PLAIN_TEXT, utf8(text), dispositions.render)
}

export function single (contentType: string, content: Uint8Array, disposition: number): SinglePart {
  return { cardinality: 'single', disposition, language: '', contentType, content }
}

const NOTHING: NullPart = { cardinality: 'null', disposition: dispositions.render, language: '' }

/** All of `parts`, each for itself; a single one needs no container. */
function together (parts: readonly Part[]): Part {
  const [first, ...more] = parts
  if (first === undefined) return NOTHING
  if (more.length === 0) return first
  const disposition = dispositions.unspecified
  return { cardinality: 'multi', disposition, language: '', semantics: 'processAll', parts }
}

/** Several parts, each processed for itself: text, controls and more of one moment. */
export function multiContent (
  parts: readonly Part[], random: Random, options?: ContentOptions
): MimiContent {
  return compose(together(parts), random, options)
}

export function textContent (text: string, random: Random, options?: ContentOptions): MimiContent {
  return compose(textPart(text), random, options)
}

/** @internal */
export function replyContent (
  inReplyTo: MessageId, text: string, random: Random, options?: ContentOptions
): MimiContent {
  return compose(textPart(text), random, { ...options, inReplyTo })
}

/**
 * `original` is the first version of the message, however often it was edited.
 * @internal
 */
export function editContent (
  original: MessageId, text: string, random: Random, options?: ContentOptions
): MimiContent {
  return compose(textPart(text), random, { ...options, replaces: original })
}

/**
 * Takes a message or a reaction back; `original` as in editContent.
 * @internal
 */
export function deleteContent (
  original: MessageId, random: Random, options?: ContentOptions
): MimiContent {
  return compose(NOTHING, random, { ...options, replaces: original })
}

/**
 * One reaction, an emoji as a rule, to one version of a message.
 * @internal
 */
export function reactionContent (
  inReplyTo: MessageId, reaction: string, random: Random, options?: ContentOptions
): MimiContent {
  const part = single(PLAIN_TEXT, utf8(reaction), dispositions.reaction)
  return compose(part, random, { ...options, inReplyTo })
}
