// Every bound of the protocol and of this implementation, each with its unit (DESIGN §6, §8;
// PROTOCOL.md §12).

export const KIB = 1024
export const MIB = 1024 * KIB
export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

// Specification constants: both sides must agree.
export const ENVELOPE_SIZES = [2_048, 4_096, 8_192, 16_384] as const // bytes on the wire
export const ENVELOPE_MAX = 16_384 // bytes
export const REQUEST_ENVELOPE_MAX = 4_096 // bytes
export const MAIL_TTL_LONG = 14 * DAY // ms
export const MAIL_TTL_SHORT = 24 * HOUR // ms
export const INVITE_MAX = 512 // bytes before base64url
export const INVITE_COMPACT = 250 // bytes before base64url: still a QR code that is easy to read
export const INVITE_HOSTS_MAX = 3
export const INVITE_ADDRESSES_MAX = 100 // bytes of addresses per host
export const RECORD_SIZE = 1_024 // bytes of a reachability record's sealed part
export const RECORD_ADDRESSES_MAX = 5

// Ratchet.
export const SKIP_MAX = 2_000 // messages ahead that are accepted in one chain
export const SKIPPED_KEYS_MAX = 2_000 // stored per session; the oldest go first
export const SKIPPED_KEYS_AGE = 30 * DAY // ms
export const RECEIVING_CHAINS_MAX = 5
export const ARCHIVED_SESSIONS_MAX = 8
export const ARCHIVED_SESSIONS_AGE = 30 * DAY // ms
export const PQ_REKEY_MESSAGES = 50
export const PQ_REKEY_AGE = 24 * HOUR // ms
export const PQ_EPOCH_KEYS_MAX = 64

// Prekeys and invites.
export const INVITE_TTL = 7 * DAY // ms
export const INVITE_BUNDLE_GRACE = 14 * DAY // ms after the invite's expiry
export const BUNDLE_ROTATION = 48 * HOUR // ms
export const BUNDLE_PRIVATE_AGE = 28 * DAY // ms after replacement
export const VERSION_AHEAD_MAX = 86_400 // seconds

// Mailboxes, per host (defaults; a host may set its own).
export const HOSTS_PER_DEVICE = 3
export const BOX_ENVELOPES_MAX = 1_024
export const BOX_BYTES_MAX = 8 * MIB
export const CAPABILITY_ENVELOPES_MAX = 256
export const CAPABILITY_BYTES_MAX = 2 * MIB
export const REQUEST_BOX_ENVELOPES_MAX = 64
export const REQUEST_BOX_BYTES_MAX = 256 * KIB
export const HOST_BOXES_MAX = 256
export const HOST_BYTES_MAX = 2 * 1024 * MIB

// Repair.
export const REPAIR_INTERVAL = 60 * MINUTE // ms per peer
export const REPAIR_MESSAGES_MAX = 256

// Signals.
export const TYPING_EVERY = 5 * SECOND // ms: who types goes on being told so at most this often
export const TYPING_SHOWN = 8 * SECOND // ms after the last word of it
export const HERE_SHOWN = 150 * SECOND // ms after the last word of it

// Messages that burn down.
export const TIMER_MIN = 5 // seconds
export const TIMER_MAX = 365 * 86_400 // seconds
export const TAKE_BACK_MAX = 48 * HOUR // ms after writing in which an author takes a message back

// Local.
/**
 * That delivery times, receipts and addresses of others stay, in ms: 7 days, less what it takes at
 * most until they are gone from the disk, too (storage/table-scrub.ts).
 */
export const TRACE_MAX = 7 * DAY - 7 * HOUR
export const CLOCK_SKEW_MAX = 24 * HOUR // ms
