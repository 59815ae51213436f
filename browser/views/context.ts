// What every view can reach without being handed it: the session, and while a profile is open its
// peer, its conversations and the router.

import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Peer } from '../../src/peer/compose.ts'
import type { Session } from '../model/app.ts'
import type { Chat } from '../model/chat.ts'
import type { House } from '../model/house.ts'
import type { NetworkState } from '../model/network.ts'
import type { Router } from '../model/router.ts'

export const SessionContext = createContext<Session | undefined>(undefined)
export const PeerContext = createContext<Peer | undefined>(undefined)
export const ChatContext = createContext<Chat | undefined>(undefined)
export const HouseContext = createContext<House | undefined>(undefined)
export const NetworkContext = createContext<NetworkState | undefined>(undefined)
export const RouterContext = createContext<Router | undefined>(undefined)

function there<Value> (value: Value | undefined): Value {
  if (value === undefined) throw new Error('This view is shown outside of its place')
  return value
}

export function useSession (): Session { return there(useContext(SessionContext)) }

/** Only in views of an open profile. */
export function usePeer (): Peer { return there(useContext(PeerContext)) }

/** Only in views of an open profile. */
export function useChat (): Chat { return there(useContext(ChatContext)) }

/** Only in views of an open profile. */
export function useRouter (): Router { return there(useContext(RouterContext)) }

/** Only in views of an open profile. */
export function useHouse (): House { return there(useContext(HouseContext)) }

/** Only in views of an open profile. */
export function useNetwork (): NetworkState { return there(useContext(NetworkContext)) }
