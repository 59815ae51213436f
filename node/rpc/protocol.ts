// The local API: JSON-RPC 2.0, one message a line, over a Unix socket that only its owner may use.
//
//   hello { protocol, version }        first; both sides learn whether they understand each other
//   METHOD { ...params }               the commands of the table, named as in `methodOf`
//   cancel { request }                 ends a request that runs, by its id
//   <- item { request, value }         notification: one value of a request that is a stream;
//                                      its answer, at the end, is { items }
//
// A client that ends its side of the connection gets the answers to what it asked so far; streams
// and waiting end. Errors carry the fault in `data`: { code, action? }, with its words in
// `message`.

/** Raised with every change that an older side would misunderstand. */
export const PROTOCOL = 1

export const LINE_MAX = 1_048_576 // bytes of one request or answer
export const CLIENTS_MAX = 64
export const RUNNING_MAX = 64 // requests of one client at the same time; further ones wait unread

/** Of the JSON-RPC 2.0 specification, §5.1, and ours for faults. */
export const errors = { invalidParams: -32_602, fault: -32_000 } as const
