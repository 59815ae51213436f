// The links in a text, as pieces for nodes. Only what opens a page or writes a mail is a link;
// nothing is fetched to show one. What is written without a scheme is opened by https.

import { LinkifyIt } from 'linkify-it'
import { checkLink } from '../../src/conversation/link-check.ts'
import type { LinkCheck } from '../../src/conversation/link-check.ts'

export type LinkPiece =
  | { readonly kind: 'text', readonly text: string }
  | { readonly kind: 'link', readonly text: string, readonly href: string,
    /** What the name of the site really is, where its letters can be taken for others. */
    readonly spelled?: string }

const finder = new LinkifyIt({ fuzzyLink: true, fuzzyIP: false, fuzzyEmail: true,
  // Recognised, so that a link does not end before what it hides.
  urlAuth: true })
  .add('ftp:', null).add('//', null)
const LINKS_MAX = 200 // in one message; the rest stays text
const SAFE = new Set(['http:', 'https:', 'mailto:'])

/** Most messages hold nothing that could be one, and need no closer look. */
const PERHAPS = /[^\s.][.:@][^\s.]/

export function linksIn (text: string): LinkPiece[] {
  if (!PERHAPS.test(text)) return text === '' ? [] : [{ kind: 'text', text }]
  const pieces: LinkPiece[] = []
  let at = 0
  for (const match of (finder.match(text) ?? []).slice(0, LINKS_MAX)) {
    const url = addressOf(match.url, match.schema === '')
    if (url === undefined) continue
    if (match.index > at) pieces.push({ kind: 'text', text: text.slice(at, match.index) })
    pieces.push({ kind: 'link', text: text.slice(match.index, match.lastIndex), href: url.href,
      ...url.hostname.includes('xn--') ? { spelled: url.hostname } : {} })
    at = match.lastIndex
  }
  if (at < text.length) pieces.push({ kind: 'text', text: text.slice(at) })
  return pieces
}

/** What to know of a link before it is opened; undefined for what leads to no site. */
export function linkBefore (href: string): LinkCheck | undefined { return checkLink(href) }

/**
 * The address as the browser will open it. One with a name before an @ is none: it is there to be
 * taken for the name of the site.
 */
function addressOf (url: string, isGuessed: boolean): URL | undefined {
  const whole = isGuessed ? url.replace(/^http:/i, 'https:') : url
  if (!URL.canParse(whole)) return undefined
  const parsed = new URL(whole)
  return SAFE.has(parsed.protocol) && parsed.username === '' ? parsed : undefined
}
