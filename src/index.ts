// The public API of Snug as a library: a messenger over the parts of one's platform. See examples/.

export { SnugError } from './base/errors.ts'
export type { Fault, Result } from './base/errors.ts'
export type { Clock, Random, Timer } from './base/clock.ts'
export type { Address, Channel, PeerKey, Transport } from './base/channel.ts'
export { cryptoReady } from './crypto/sodium.ts'
export type { Store } from './storage/store.ts'
export { Messenger } from './messenger.ts'
export type { MessengerParts } from './messenger.ts'
export type { HistoryCode, HistoryView,
  IntroductionView, RiskHintView, SignalView } from './conversation/acquaintance-views.ts'
export type { Comparison } from './conversation/acquaintances.ts'
export type { NumberedEvent } from './conversation/event-log.ts'
export type { Settings } from './conversation/settings.ts'
export type { ContactState, ContactView, ConversationView, FoundRange, HoldView,
  HouseWayView, InviteMade, InviteView, KeeperView, KeptEvent,
  KeptView, KnockView, MessageDetailView, MessageState, MessageView, MessengerEvent, MeView,
  NoticeView, PassingEvent, RequestView, RouteView, SearchHitView, SearchView,
  WaitingFor, WayView } from './conversation/views.ts'
export type { SearchOptions } from './conversation/message-commands.ts'
