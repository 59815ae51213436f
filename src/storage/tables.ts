// The tables of a profile, each with the byte that begins its keys on disk. A number is never
// reused for something else.

export const tables = {
  meta: 0x01, // profile version, write counter, clock marks
  identity: 0x02, // account, device, peer keys
  setting: 0x03,
  contact: 0x10,
  session: 0x11, // ratchet sessions and counters, by device
  prekey: 0x12, // private halves of bundles
  invite: 0x13,
  replay: 0x14, // first messages seen
  device: 0x15, // what is known of contacts' devices
  contactHistory: 0x16, // what changed about contacts
  introduction: 0x17, // contacts whom contacts make known to each other
  sighting: 0x18, // what contacts see of device lists, and when that was told
  outbox: 0x20,
  received: 0x21, // hashes of what has been received, by device
  box: 0x22, // boxes that this device leases
  message: 0x30, // timeline records, by conversation, sealed under keys of their own
  messageKey: 0x31, // the keys of timeline records
  conversation: 0x32,
  event: 0x33, // events not acknowledged by a subscriber
  timer: 0x34, // timers of messages that were not read yet, by conversation
  deletion: 0x35, // what authors took back, and was not found here yet, by conversation
  hostBox: 0x40, // boxes that this node keeps for others
  hostEnvelope: 0x41,
  hostCapability: 0x42,
  hostBundle: 0x43,
  hostRecord: 0x44, // signed reachability records left with this node
  hostTombstone: 0x45,
  houseOwner: 0x46, // owners of this house
  request: 0x47, // signed requests of people at the door or blocked
  knock: 0x48, // when this person used reusable addresses of others
  peer: 0x50, // addresses and backoff of peers
} as const

export type Table = typeof tables[keyof typeof tables]
