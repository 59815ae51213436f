// What is looked at for what is wrong with the network, each finding with what to do about it: for
// `snug net doctor`, and for the network page of the app, which has words of its own for the codes.

import { count } from '../base/plural.ts'
import type { KeeperView } from '../conversation/views.ts'
import type { Finding, NetworkView } from './views.ts'

export interface Examined {
  readonly network: NetworkView
  /** Who keeps mail for the person; undefined for a house without one. */
  readonly keepers: readonly KeeperView[] | undefined
  /** Whether others can come to this node: never to a page. */
  readonly listens: boolean
  /** What was noticed elsewhere, such as a clock that is wrong. */
  readonly noticed: readonly Finding[]
}

export function diagnose ({ network, keepers, listens, noticed }: Examined): Finding[] {
  return [
    ...noticed,
    ...listens ? [ports(network)] : [],
    connections(network),
    ...network.wanted.length > 0 ? [wanted(network)] : [],
    ...listens ? [reachable(network), webrtc(network)] : [relayed(network)],
    directory(network),
    ...keepers === undefined ? [] : [mail(keepers)]
  ]
}

type Args = NonNullable<Finding['args']>

function fine (code: string, text: string, args: Args = {}): Finding {
  return { code, good: true, text, args }
}

function wrong (code: string, text: string, action: string, args: Args = {}): Finding {
  return { code, good: false, text, action, args }
}

function ports ({ silent }: NetworkView): Finding {
  const others = silent.filter((address) => !isWebRTC(address))
  return others.length === 0
    ? fine('ports', 'All addresses of the configuration are listened on.')
    : wrong('ports', `Nothing listens on ${others.join(', ')}.`,
      'Another program may use the port, or this computer has no such network.',
      { addresses: others.join(', ') })
}

function connections ({ peers }: NetworkView): Finding {
  return peers.length > 0
    ? fine('connections', `Connected to ${count(peers.length, 'node')}.`, { count: peers.length })
    : wrong('connections', 'You are alone here.', 'Invite a friend (snug invite), answer an ' +
      'invite (snug add), or join a house (snug start --join ADDRESS).')
}

function wanted ({ wanted: all }: NetworkView): Finding {
  const missing = all.filter(({ connected }) => !connected)
  if (missing.length === 0) return fine('houses', 'Connected to all houses that are used.')
  const named = missing.map(({ name, peer, fault }) =>
    `${name ?? peer}${fault === undefined ? '' : ` (${fault.replace(/\.$/, '')})`}`)
  return wrong('houses', `Not connected: ${named.join(', ')}.`,
    'They are tried again by themselves.', { missing: missing.length })
}

function reachable ({ addresses }: NetworkView): Finding {
  const sure = addresses.find(({ kind }) => kind === 'announced' || kind === 'confirmed')
  if (sure !== undefined) {
    const { address } = sure
    return fine('reachable', `Others reach this node at ${address}.`, { address })
  }
  return addresses.some(({ kind }) => kind === 'relayed')
    ? fine('reachable-relayed', 'Others reach this node through a friend.')
    : wrong('reachable', 'Nobody outside is known to reach this node.',
      'Open TCP 7684 in the router (or try --upnp), or name a fixed address with --announce.')
}

/** The best effort: without it browsers still come by WebSocket, and through relays. */
function webrtc ({ addresses, silent }: NetworkView): Finding {
  const deaf = silent.filter(isWebRTC)
  if (deaf.length > 0) {
    return wrong('webrtc', `WebRTC does not listen on ${deaf.join(', ')}. ${OTHER_WAYS}`,
      'Another program may use the UDP port, or this computer has no such network.')
  }
  if (!addresses.some(({ address }) => isWebRTC(address))) {
    return fine('webrtc', `WebRTC is off. ${OTHER_WAYS}`)
  }
  const sure = addresses.filter(({ kind }) => kind === 'announced' || kind === 'confirmed')
  if (sure.some(({ address }) => isWebRTC(address))) {
    return fine('webrtc', 'Browsers reach this node by WebRTC, too.')
  }
  return sure.length === 0
    ? fine('webrtc', 'WebRTC listens. Nobody has tried yet whether it is reached from outside.')
    : wrong('webrtc', `WebRTC is not known to be reached from outside. ${OTHER_WAYS}`,
      'If you want the direct way, open UDP 7684 in the router, or announce it by its number.')
}

const OTHER_WAYS = 'Browsers come by WebSocket or through a relay.'

function isWebRTC (address: string): boolean { return address.includes('/webrtc-direct') }

/** A page is reached through others only. */
function relayed ({ relays }: NetworkView): Finding {
  const places = relays.filter(({ until }) => until !== undefined).length
  return places > 0
    ? fine('relayed', `Others reach you through ${count(places, 'house')}.`, { count: places })
    : wrong('relayed', 'Nobody can reach you: no house relays for you now.',
      'Join a house, or ask a friend whose node is always on.')
}

function directory ({ directory: nodes }: NetworkView): Finding {
  if (nodes === undefined) return fine('directory-off', 'The directory is off, by your choice.')
  return nodes > 0
    ? fine('directory', `${count(nodes, 'node')} of the directory known.`, { count: nodes })
    : wrong('directory', 'No node of the directory is known: only houses tell who moved.',
      'It fills by itself once somebody is connected.')
}

function mail (keepers: readonly KeeperView[]): Finding {
  const keeping = keepers.filter(({ state }) => state === 'keeping').length
  return keeping > 0
    ? fine('mail', `${count(keeping, 'house')} keep${keeping === 1 ? 's' : ''} mail for you.`,
      { count: keeping })
    : wrong('mail', 'Nobody keeps mail for you: messages reach you only while both are online.',
      'Ask a friend whose node is always on, or add a house: snug host add ADDRESS')
}
