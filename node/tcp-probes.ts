// How TCP finds dead connections for us: by probes of its own, of some 100 bytes, where libp2p's
// ping takes a kilobyte.

/** For connections that this node opened: also keeps the mapping of its NAT. */
export const PROBE_DIALLED_MS = 2 * 60_000
export const PROBE_ACCEPTED_MS = 5 * 60_000
/**
 * For those that came by WebSocket, mostly from pages: a page cannot have its own side probe, and
 * answers keep the mapping of its NAT as well.
 */
export const PROBE_PAGE_MS = 2 * 60_000
