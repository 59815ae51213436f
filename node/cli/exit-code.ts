// How a command ends: few numbers that scripts can rely on. They never change their meaning; faults
// that are new get one of them by their code.

export const exits = {
  ok: 0,
  refused: 1,
  usage: 2,
  unreachable: 3,
  timeout: 4,
  storage: 5,
  untrusted: 6,
  internal: 7
} as const

export type Exit = typeof exits[keyof typeof exits]

/** What each number says, for the manual. */
export const exitWords: Readonly<Record<Exit, string>> = {
  0: 'It is done.',
  1: 'It was refused: by the rules, by the other side, or because there is no such thing.',
  2: 'The command was not understood: see its --help.',
  3: 'Snug is not running here, or somebody who is needed cannot be reached.',
  4: 'The time of --timeout was over. What was begun goes on: a message stays in the outbox.',
  5: 'The profile, or a file, could not be opened, read or written.',
  6: 'The identity of a contact changed or does not match. Compare the safety number first.',
  7: 'A mistake in Snug itself.'
}

const UNREACHABLE = new Set(['not-running', 'daemon-silent', 'daemon-gone', 'unreachable', 'alone'])
const UNTRUSTED = new Set([
  'identity-changed', 'contact-changed', 'number-differs', 'scan-differs', 'mismatch'
])
const USAGE = new Set(['bad-input', 'bad-usage', 'bad-config', 'no-terminal'])
const STORAGE = /^(store|profile|key-file|archive|file|socket|port)-/
const STORAGE_TOO = new Set(['identity-damaged', 'passphrase-memory', 'passphrase-unread'])
const REFUSED = new Set([
  'profile-missing', 'profile-exists', 'archive-passphrase', 'archive-exists', 'archive-foreign'
])
const LATE = new Set(['timeout'])

/** The exit code for a fault. */
export function exitOf (code: string): Exit {
  if (code === 'internal') return exits.internal
  if (USAGE.has(code)) return exits.usage
  if (UNREACHABLE.has(code)) return exits.unreachable
  if (LATE.has(code)) return exits.timeout
  if (UNTRUSTED.has(code)) return exits.untrusted
  if (REFUSED.has(code)) return exits.refused
  return STORAGE.test(code) || STORAGE_TOO.has(code) ? exits.storage : exits.refused
}
