// What `snug net doctor` looks at, each finding with what to do about it.

import { count } from '../cli/terminal.ts'
import type { Daemon } from '../app/daemon.ts'
import type { NetworkView } from '../../src/peer/views.ts'
import type { KeeperView } from '../../src/conversation/views.ts'

export interface Finding {
  /** Stable. */
  readonly code: string
  readonly good: boolean
  readonly text: string
  readonly action?: string
}

export function diagnose (daemon: Daemon): Finding[] {
  const { messenger } = daemon
  const network = daemon.network()
  const clock = daemon.status().notices.map(({ code, text, action }): Finding => {
    return { code, good: false, text, ...action === undefined ? {} : { action } }
  })
  return [
    ...clock,
    ports(network),
    connections(network),
    ...network.wanted.length > 0 ? [wanted(network)] : [],
    reachable(network),
    webrtc(network),
    directory(network),
    ...messenger.hasAccount ? [mail(messenger.keepers())] : []
  ]
}

function fine (code: string, text: string): Finding {
  return { code, good: true, text }
}

function wrong (code: string, text: string, action: string): Finding {
  return { code, good: false, text, action }
}

function ports ({ silent }: NetworkView): Finding {
  const others = silent.filter((address) => !isWebRTC(address))
  return others.length === 0
    ? fine('ports', 'All addresses of the configuration are listened on.')
    : wrong('ports', `Nothing listens on ${others.join(', ')}.`,
      'Another program may use the port, or this computer has no such network.')
}

function connections ({ peers }: NetworkView): Finding {
  return peers.length > 0
    ? fine('connections', `Connected to ${count(peers.length, 'node')}.`)
    : wrong('connections', 'You are alone here.', 'Invite a friend (snug invite), answer an ' +
      'invite (snug add), or join a house (snug start --join ADDRESS).')
}

function wanted ({ wanted: all }: NetworkView): Finding {
  const missing = all.filter(({ connected }) => !connected)
  if (missing.length === 0) return fine('houses', 'Connected to all houses that are used.')
  const named = missing.map(({ name, peer, fault }) =>
    `${name ?? peer}${fault === undefined ? '' : ` (${fault.replace(/\.$/, '')})`}`)
  return wrong('houses', `Not connected: ${named.join(', ')}.`,
    'They are tried again by themselves.')
}

function reachable ({ addresses }: NetworkView): Finding {
  const sure = addresses.find(({ kind }) => kind === 'announced' || kind === 'confirmed')
  if (sure !== undefined) return fine('reachable', `Others reach this node at ${sure.address}.`)
  return addresses.some(({ kind }) => kind === 'relayed')
    ? fine('reachable', 'Others reach this node through a friend.')
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

function directory ({ directory: nodes }: NetworkView): Finding {
  if (nodes === undefined) return fine('directory', 'The directory is off, by your choice.')
  return nodes > 0
    ? fine('directory', `${count(nodes, 'node')} of the directory known.`)
    : wrong('directory', 'No node of the directory is known: only houses tell who moved.',
      'It fills by itself once somebody is connected.')
}

function mail (keepers: readonly KeeperView[]): Finding {
  const keeping = keepers.filter(({ state }) => state === 'keeping').length
  return keeping > 0
    ? fine('mail', `${count(keeping, 'house')} keep${keeping === 1 ? 's' : ''} mail for you.`)
    : wrong('mail', 'Nobody keeps mail for you: messages reach you only while both are online.',
      'Ask a friend whose node is always on, or add a house: snug host add ADDRESS')
}
