// What PROTOCOL.md says in numbers, each with what the code says: a pattern whose first group is
// the number, and the value that it has to be.

import * as limits from '../../src/base/limits.ts'
import { SIGNALS_HEARD, SIGNALS_SENT } from '../../src/delivery/signalling.ts'
import { MISSING_MAX } from '../../src/delivery/received.ts'
import { RECEIVE_WINDOW } from '../../src/delivery/direct-link.ts'
import { BUNDLE_SIZE } from '../../src/identity/bundle.ts'
import { ML_KEM_CIPHERTEXT_SIZE, ML_KEM_PRIVATE_KEY_SIZE, ML_KEM_PUBLIC_KEY_SIZE }
  from '../../src/crypto/keys.ts'
import { TAG } from '../../src/crypto/aead.ts'
import { ADDRESS_MAX } from '../../src/identity/address.ts'
import { CERTIFICATE_SIZE } from '../../src/identity/certificate.ts'
import { DEVICES_MAX } from '../../src/identity/device-list.ts'
import { REPORT_ADDRESSES_MAX, REPORT_KEPT_MAX } from '../../src/house/house-report.ts'
import { OWNER_NAME_MAX } from '../../src/house/house-request.ts'
import { PROVE_MS, STREAM_RATE } from '../../src/house/house-stream.ts'
import { OWNERS_MAX } from '../../src/house/owner-list.ts'
import { HOST_LIMITS } from '../../src/mailbox/host-limits.ts'
import * as requests from '../../src/mailbox/request.ts'
import { CAPABILITIES_MAX } from '../../src/message/controls/capabilities.ts'
import { NOTE_MAX } from '../../src/message/controls/hello.ts'
import { READING_MAX } from '../../src/message/controls/reading.ts'
import { PAYLOAD_MAX } from '../../src/message/envelope.ts'
import { NAME_MAX } from '../../src/message/name.ts'
import { PARTS_MAX } from '../../src/message/part.ts'
import { CONTENT_MAX, GAPS_MAX } from '../../src/message/payload.ts'
import { DIAL_BACK_MAX } from '../../src/network/dial-back.ts'
import { FRAME_MAX } from '../../src/network/frame-decoder.ts'
import { DAYS_AHEAD, RECORD_BYTES } from '../../src/network/record.ts'
import { INNER_OVERHEAD } from '../../src/session/inner.ts'
import { MESSAGE_OVERHEAD } from '../../src/session/message.ts'
import { PREFIX_LENGTH } from '../../src/session/prefix.ts'
import { HEADER_SIZE } from '../../src/storage/archive-chunks.ts'
import { JOURNAL_SLOTS } from '../../src/storage/write-journal.ts'

export type Statement = readonly [pattern: RegExp, value: number]

const { KIB, MIB, DAY, HOUR, MINUTE, SECOND } = limits
const DEVICE_LIST_FIXED = 1 + 32 + 4 + 1 + 64

/** Sizes of structures. */
export const sizes: readonly Statement[] = [
  [/certificate := .*\(([\d ]+) bytes\)/, CERTIFICATE_SIZE],
  [/bundle := u8 1 .*\(([\d ]+) bytes\)/, BUNDLE_SIZE],
  [/bundle := .*certificate\[([\d ]+)\]/, CERTIFICATE_SIZE],
  [/bundle := .*kem\[([\d ]+)\]/, ML_KEM_PUBLIC_KEY_SIZE],
  [/ML-KEM-768 \(FIPS 203\): key ([\d ]+),/, ML_KEM_PUBLIC_KEY_SIZE],
  [/ML-KEM-768 .* ciphertext ([\d ]+),/, ML_KEM_CIPHERTEXT_SIZE],
  [/private keys are kept as the (\d+)-byte seed/, ML_KEM_PRIVATE_KEY_SIZE],
  [/A device list has at most ([\d ]+) bytes/, DEVICE_LIST_FIXED + DEVICES_MAX * CERTIFICATE_SIZE],
  [/n × certificate .*\(n = 0 … (\d+)\)/, DEVICES_MAX],
  [/invite := .*\(at most ([\d ]+) bytes\)/, limits.INVITE_MAX],
  [/n = 0 … (\d+); addresses at most/, limits.INVITE_HOSTS_MAX],
  [/n = 0 … \d+; addresses at most (\d+) bytes/, limits.INVITE_ADDRESSES_MAX],
  [/in its canonical form, and has at most (\d+) bytes/, ADDRESS_MAX],
  [/prefix +:= .*\(([\d ]+) bytes\)/, PREFIX_LENGTH],
  [/prefix +:= .*identity\[(\d+)\]/, CERTIFICATE_SIZE + TAG],
  [/inner +:= u8 1 ‖ prefix\[(\d+)\]/, PREFIX_LENGTH],
  [/adds (\d+) bytes to its payload, a first message/, MESSAGE_OVERHEAD],
  [/a first message ([\d ]+) with its prefix/, INNER_OVERHEAD],
  [/as received too \(n ≤ (\d+), ascending/, GAPS_MAX],
  [/Content is at most ([\d ]+) bytes/, CONTENT_MAX],
  [/at most ([\d ]+) bytes; the four sizes/, PAYLOAD_MAX],
  [/sealed\[1040\].*\(([\d ]+) bytes\)/, RECORD_BYTES],
  [/nonce\[24\] ‖ sealed\[(\d+)\]/, limits.RECORD_SIZE + TAG],
  [/location := .*n ≤ (\d+)/, limits.RECORD_ADDRESSES_MAX],
  [/nonce\[16\] ‖ n u8 ‖ n × b8\(multiaddr\) +n ≤ (\d+)/, DIAL_BACK_MAX],
  [/claim; a name has at most (\d+) bytes/, OWNER_NAME_MAX],
  [/n × b8\(multiaddr\) ‖ m u16 .* n ≤ (\d+), m/, REPORT_ADDRESSES_MAX],
  [/ m u16 ‖ m × kept .* m ≤ (\d+);/, REPORT_KEPT_MAX],
  [/since u32 ‖ seen u32\) +n ≤ (\d+)/, OWNERS_MAX],
  [/contact bundle \| bstr (\d+)/, BUNDLE_SIZE],
  [/The header has (\d+) bytes/, HEADER_SIZE],
  [/counter mod ([\d ]+)\)/, JOURNAL_SLOTS]
]

/** Bounds, in the prose and in §12. */
export const bounds: readonly Statement[] = [
  [/\| frame \| ([\d ]+) bytes/, FRAME_MAX],
  [/length in its shortest form, at most ([\d ]+)/, FRAME_MAX],
  [/to a request box ([\d ]+) at most/, limits.REQUEST_ENVELOPE_MAX],
  [/\| payload, content \| ([\d ]+) and/, PAYLOAD_MAX],
  [/\| payload, content \| [\d ]+ and ([\d ]+)/, CONTENT_MAX],
  [/\| device list \| (\d+)/, DEVICES_MAX],
  [/\| invite \| (\d+) bytes/, limits.INVITE_MAX],
  [/\| record \| ([\d ]+) bytes/, RECORD_BYTES],
  [/\| record \|.* (\d+) days ahead/, DAYS_AHEAD],
  [/\| mail is kept \| (\d+) days/, limits.MAIL_TTL_LONG / DAY],
  [/, or (\d+) day \|/, limits.MAIL_TTL_SHORT / DAY],
  [/\| ratchet \| ([\d ]+) messages skipped/, limits.SKIP_MAX],
  [/\| ratchet \|.*; ([\d ]+) skipped keys/, limits.SKIPPED_KEYS_MAX],
  [/skipped keys a session, (\d+) days/, limits.SKIPPED_KEYS_AGE / DAY],
  [/\| ratchet \|.* (\d+) receiving chains/, limits.RECEIVING_CHAINS_MAX],
  [/\| ratchet \|.* (\d+) epoch keys/, limits.PQ_EPOCH_KEYS_MAX],
  [/\| sessions not sent on \| (\d+),/, limits.ARCHIVED_SESSIONS_MAX],
  [/\| sessions not sent on \| \d+, (\d+) days/, limits.ARCHIVED_SESSIONS_AGE / DAY],
  [/a new epoch after (\d+) messages/, limits.PQ_REKEY_MESSAGES],
  [/a new epoch after \d+ messages or (\d+) hours/, limits.PQ_REKEY_AGE / HOUR],
  [/\| repair \| (\d+) messages/, limits.REPAIR_MESSAGES_MAX],
  [/\| clock \| (\d+) day/, limits.CLOCK_SKEW_MAX / DAY],
  [/more\s+than ([\d ]+) s ahead of its clock/, limits.VERSION_AHEAD_MAX],
  [/of kinds 2 and 3 every (\d+) hours/, limits.BUNDLE_ROTATION / HOUR],
  [/of the one before for (\d+) days/, limits.BUNDLE_PRIVATE_AGE / DAY],
  [/at most (\d+) days beyond its expiry/, limits.INVITE_BUNDLE_GRACE / DAY],
  [/A gap wider than ([\d ]+) is not waited for/, MISSING_MAX],
  [/At most (\d+) messages wait for it in each direction/, RECEIVE_WINDOW],
  [/Typing counts for (\d+) seconds/, limits.TYPING_SHOWN / SECOND],
  [/is said at most every (\d+) seconds/, limits.TYPING_EVERY / SECOND],
  [/presence counts for (\d+) seconds/, limits.HERE_SHOWN / SECOND],
  [/A side sends (\d+) signals at once/, SIGNALS_SENT.burst],
  [/A side sends \d+ signals at once and 1 in (\d+) seconds/, 1 / SIGNALS_SENT.perSecond],
  [/and looks at (\d+) at once/, SIGNALS_HEARD.burst],
  [/and looks at \d+ at once and 1 in (\d+) seconds/, 1 / SIGNALS_HEARD.perSecond],
  [/outer bstr 32, until u32\]…\] \(at most (\d+)\)/, CAPABILITIES_MAX],
  [/has done neither within (\d+) seconds/, PROVE_MS / SECOND],
  [/A house reads (\d+) requests at once/, STREAM_RATE.burst],
  [/A house reads \d+ requests at once and (\d+) a second/, STREAM_RATE.perSecond],
  [/note at most ([\d ]+) bytes/, NOTE_MAX],
  [/\| 14 reading \| .*\(at most (\d+)\)/, READING_MAX],
  [/visible text in NFC, at most (\d+) characters/, NAME_MAX],
  [/parts 4 levels\s+and ([\d ]+);/, PARTS_MAX],
  [/Bounds: counter (\d+) bytes/, requests.COUNTER_MAX],
  [/Bounds: .*bundle ([\d ]+), record/, requests.BUNDLE_MAX],
  [/Bounds: .* record ([\d ]+), proof/, requests.RECORD_MAX],
  [/Bounds: .* records (\d+),/, requests.RECORDS_MAX],
  [/positions 1 … (\d+)/, requests.POSITIONS_MAX],
  [/token hashes 1 … (\d+)/, requests.GRANTS_MAX]
]

/** What a host gives by default. */
export const hostBounds: readonly Statement[] = [
  [/\| box \| ([\d ]+) envelopes/, limits.BOX_ENVELOPES_MAX],
  [/\| box \| [\d ]+ envelopes, (\d+) MiB/, limits.BOX_BYTES_MAX / MIB],
  [/request or invite box (\d+),/, limits.REQUEST_BOX_ENVELOPES_MAX],
  [/request or invite box \d+, (\d+) KiB/, limits.REQUEST_BOX_BYTES_MAX / KIB],
  [/\| capability \| (\d+) envelopes/, limits.CAPABILITY_ENVELOPES_MAX],
  [/\| capability \| \d+ envelopes, (\d+) MiB/, limits.CAPABILITY_BYTES_MAX / MIB],
  [/(\d+) puts at once and/, HOST_LIMITS.puts.burst],
  [/puts at once and (\d+) a second/, HOST_LIMITS.puts.perSecond],
  [/(\d+) bundles at once/, HOST_LIMITS.bundles.burst],
  [/bundles at once and 1 in (\d+) minutes/, SECOND / HOST_LIMITS.bundles.perSecond / MINUTE],
  [/\| tombstones \| ([\d ]+) puts/, HOST_LIMITS.remembered],
  [/\| capabilities \| ([\d ]+) a box,/, HOST_LIMITS.capabilitiesPerBox],
  [/, (\d+) a box of a visitor/, HOST_LIMITS.visitorCapabilitiesPerBox],
  [/a box of a visitor, ([\d ]+) an owner/, HOST_LIMITS.capabilitiesPerOwner],
  [/\| lease \| friends (\d+) days/, HOST_LIMITS.friendLease * SECOND / DAY],
  [/\| lease \| friends \d+ days and (\d+) boxes/, HOST_LIMITS.friendBoxes],
  [/visitors (\d+) days, \d+ boxes/, HOST_LIMITS.visitorLease * SECOND / DAY],
  [/visitors \d+ days, (\d+) boxes/, HOST_LIMITS.visitorBoxes],
  [/boxes of (\d+) MiB, together/, HOST_LIMITS.visitorBoxBytes / MIB],
  [/together (\d+) boxes/, HOST_LIMITS.visitorsBoxes],
  [/together \d+ boxes and (\d+) MiB/, HOST_LIMITS.visitorsBytes / MIB],
  [/; (\d+) released boxes of an owner/, HOST_LIMITS.releasedPerOwner],
  [/\| host \| (\d+) boxes/, HOST_LIMITS.boxes],
  [/\| host \| \d+ boxes, (\d+) GiB/, HOST_LIMITS.bytes / MIB / KIB],
  [/\| requests \| (\d+) at once/, HOST_LIMITS.requests.burst],
  [/\| requests \| \d+ at once and (\d+) a second/, HOST_LIMITS.requests.perSecond],
  [/by weight; (\d+) at a time/, HOST_LIMITS.requestsInFlight],
  [/at a time; (\d+) streams of a peer/, HOST_LIMITS.streamsPerPeer],
  [/streams of a peer, ([\d ]+) in all/, HOST_LIMITS.streams],
  [/\| pushed, unacknowledged \| (\d+) envelopes/, HOST_LIMITS.pushEntries],
  [/\| pushed, unacknowledged \| \d+ envelopes, (\d+) KiB/, HOST_LIMITS.pushBytes / KIB]
]
