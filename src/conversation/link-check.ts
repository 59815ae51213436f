// What a person should know of a link before they open it, read from its text alone: nothing is
// ever fetched. Where it really leads, what may be meant to deceive, and the same link without what
// only tells its site who came from where. Hints for people, no proof, and never a refusal.

import { inLetters } from './punycode.ts'

/**
 * `mixed-scripts`: letters of several scripts in one word; `look-alike`: letters of another script
 * that have the shape of Latin ones; `other-letters`: a name that is not in plain letters at all;
 * `name-before`: a name before an @, which is there to be taken for the site; `number`: no name.
 */
export type LinkHint = 'mixed-scripts' | 'look-alike' | 'other-letters' | 'name-before' | 'number'

export interface LinkCheck {
  readonly href: string
  /** The site, in its letters. */
  readonly host: string
  /** The same as names are looked up: with xn-- where letters are not plain. */
  readonly plainHost: string
  readonly hints: readonly LinkHint[]
  /** Parameters that only follow people, by name. */
  readonly trackers: readonly string[]
  /** The link without them. */
  readonly clean: string
}

/** Parameters that well-known trackers put behind links; `utm_` begins the names of many. */
const TRACKERS: ReadonlySet<string> = new Set([
  '_ga', '_gl', '_hsenc', '_hsmi', '_openstat', 'dclid', 'fb_action_ids', 'fb_action_types',
  'fb_source', 'fbclid', 'gbraid', 'gclid', 'gclsrc', 'hsctatracking', 'igsh', 'igshid',
  'li_fat_id', 'mc_cid', 'mc_eid', 'mibextid', 'mkt_tok', 'ml_subscriber', 'ml_subscriber_hash',
  'msclkid', 'oly_anon_id', 'oly_enc_id', 'rb_clickid', 's_cid', 'srsltid', 'ttclid', 'twclid',
  'vero_conv', 'vero_id', 'wbraid', 'wickedid', 'yclid', 'ysclid'
])
const TRACKING = /^(utm|mtm|pk|piwik|matomo|hsa|stm)_/

/** Letters that are used to deceive, of other scripts and of rare Latin. */
const SHAPES = /[аесіјорѕхуһԁԛԝӏѵνορταικυχϲϳօսոհցıɑɡʟɪ]/u
const SCRIPTS: ReadonlyArray<readonly [string, RegExp]> = [
  ['Latin', /\p{Script=Latin}/u], ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u], ['Armenian', /\p{Script=Armenian}/u],
  ['Hebrew', /\p{Script=Hebrew}/u], ['Arabic', /\p{Script=Arabic}/u],
  ['Devanagari', /\p{Script=Devanagari}/u], ['Thai', /\p{Script=Thai}/u],
  ['Cherokee', /\p{Script=Cherokee}/u], ['Georgian', /\p{Script=Georgian}/u],
  ['East Asian', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u]
]
const LINK = /\bhttps?:\/\/[^\s<>"]+/giu
const LINKS_MAX = 16 // of one text
const NUMBERS = /^(\d+\.\d+\.\d+\.\d+|\[.*\])$/

/** Undefined for what is no link to a site. */
export function checkLink (text: string): LinkCheck | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined
  const { href, hostname: plainHost } = url
  const host = inLetters(plainHost)
  const trackers = pairsOf(url.search).map(nameOf).filter(isTracker)
  return { href, host, plainHost, hints: hintsOf(host, plainHost, url.username), trackers,
    clean: trackers.length === 0 ? href : withoutTrackers(url) }
}

/** The links in a text that may be meant to deceive. */
export function oddLinks (text: string): LinkCheck[] {
  const links = (text.match(LINK) ?? []).slice(0, LINKS_MAX).map(checkLink)
  return links.filter((link) => link !== undefined)
    .filter(({ hints }) => hints.some((hint) => hint !== 'other-letters'))
}

function hintsOf (host: string, plainHost: string, username: string): LinkHint[] {
  const labels = host.split('.')
  const strange = labels.filter((label) => /[^\x20-\x7e]/.test(label))
  const isMixed = strange.some((label) =>
    SCRIPTS.filter(([, script]) => script.test(label)).length > 1 && !isEastAsian(label))
  const isAlike = strange.some(looksLatin)
  return [
    ...isMixed ? ['mixed-scripts' as const] : [],
    ...isAlike ? ['look-alike' as const] : [],
    ...plainHost.includes('xn--') && !isMixed && !isAlike ? ['other-letters' as const] : [],
    ...username === '' ? [] : ['name-before' as const],
    ...NUMBERS.test(plainHost) ? ['number' as const] : []
  ]
}

/** These are written together with Latin letters all the time. */
function isEastAsian (label: string): boolean {
  const scripts = SCRIPTS.filter(([, script]) => script.test(label)).map(([name]) => name)
  return scripts.every((name) => name === 'Latin' || name === 'East Asian')
}

/** Whether every letter that is not plain has the shape of one that is. */
function looksLatin (label: string): boolean {
  const letters = [...label.normalize('NFC')].filter((letter) => /[^\x20-\x7e]/.test(letter))
  return letters.length > 0 && letters.every((letter) => SHAPES.test(letter))
}

function pairsOf (search: string): string[] {
  return search === '' ? [] : search.slice(1).split('&')
}

function nameOf (pair: string): string {
  return (pair.split('=', 1)[0] ?? '').toLowerCase()
}

function isTracker (name: string): boolean {
  return TRACKERS.has(name) || TRACKING.test(name)
}

/** What stays keeps its bytes. */
function withoutTrackers (url: URL): string {
  const kept = pairsOf(url.search).filter((pair) => !isTracker(nameOf(pair)))
  const before = url.href.slice(0, url.href.indexOf('?'))
  return `${before}${kept.length === 0 ? '' : `?${kept.join('&')}`}${url.hash}`
}
