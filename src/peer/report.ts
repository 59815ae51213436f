// What a person can show to somebody who helps them: how the network is, without anything that
// tells who they are, whom they know, or where. Peers appear as a few letters of a hash, addresses
// as what they are made of, faults as codes or as words of ours without names in them.

import { toHex, utf8 } from '../base/bytes.ts'
import { sha256 } from '../crypto/hash.ts'
import { asAddress } from '../identity/address.ts'
import { addressScope } from '../identity/address-scope.ts'
import type { KeeperView, KeptView } from '../conversation/views.ts'
import type { Finding, NetworkView } from './views.ts'

export interface Reported {
  readonly version: string
  /** What runs Snug: "Node.js 24", "Chromium 150". */
  readonly platform: string
  /** Unix milliseconds. */
  readonly now: number
  readonly network: NetworkView
  readonly findings: readonly Finding[]
  readonly keepers: readonly KeeperView[]
  readonly kept: readonly KeptView[]
}

const HASHED = 3 // bytes
const LINES_MAX = 64 // of one kind

export function networkReport (reported: Reported): string {
  const { version, platform, now, network, findings, keepers, kept } = reported
  const until = (time: number | undefined): string =>
    time === undefined ? '' : `for ${Math.round((time - now) / 3_600_000)} h`
  return [
    `Snug ${version}, ${platform}, ${new Date(now).toISOString().slice(0, 16)}Z`,
    'Without names, keys and addresses: it can be shown to somebody who helps.',
    ...part('looked at', findings.map(({ code, good }) => `${good ? 'ok' : 'look'} ${code}`)),
    ...part('addresses', network.addresses.map(({ address, kind }) =>
      `${kind} ${formOf(address)}`)),
    ...part('connections', network.peers.map(({ peer, contact, route, direction, address }) =>
      words(markOf(peer), contact === undefined ? '' : 'contact', route, direction,
        formOf(address)))),
    ...part('wanted', network.wanted.map(({ peer, connected, fault, nextTryMs }) =>
      words(markOf(peer), connected ? 'connected' : 'not connected',
        nextTryMs === undefined ? '' : `next try in ${Math.round(nextTryMs / 1_000)} s`,
        bare(fault)))),
    ...part('relays', network.relays.map(({ peer, connected, until: end }) =>
      words(markOf(peer), connected ? 'connected' : 'not connected',
        end === undefined ? 'no place' : `a place ${until(end)}`))),
    ...part('not reached', network.faults.map(({ peer, at, fault }) =>
      words(markOf(peer), `${Math.round((now - at) / 60_000)} min ago`, bare(fault)))),
    ...part('who keeps my mail', keepers.map(({ peer, state, until: end, reserved, fault }) =>
      words(markOf(peer), state, until(end), reserved === undefined ? '' : `${reserved} bytes`,
        fault?.code ?? ''))),
    ...part('whose mail I keep', kept.map(({ contact, boxes, envelopes, bytes, until: end }) =>
      words(contact === undefined ? 'guest' : 'contact', `${boxes} boxes`,
        `${envelopes} envelopes`, `${bytes} bytes`, until(end)))),
    ...part('bytes', [
      ...network.traffic.map(({ protocol, sent, received }) =>
        `${protocol} ${sent} out ${received} in`),
      `all ${network.sent} out ${network.received} in`
    ]),
    `directory: ${network.directory ?? 'off'}`
  ].join('\n')
}

function part (title: string, lines: readonly string[]): string[] {
  const shown = lines.slice(0, LINES_MAX).map((line) => `  ${line}`)
  return [`${title}: ${lines.length}`, ...shown]
}

function words (...all: readonly string[]): string {
  return all.filter((word) => word !== '').join(', ')
}

/** Tells two peers apart, and the same one again; nobody is found by it. */
function markOf (peer: string): string { return toHex(sha256(utf8(peer)).subarray(0, HASHED)) }

/** "public ip4 tcp ws circuit": what an address is made of, without where it leads. */
function formOf (text: string): string {
  const address = asAddress(text.replace(/\/p2p\/[^/]+$/, ''))
  const scope = address === undefined ? 'unknown' : addressScope(address)
  const protocols = text.split('/').filter((piece) => FORMS.has(piece))
  return words(scope, protocols.join(' '))
}

const FORMS: ReadonlySet<string> = new Set(['ip4', 'ip6', 'dns', 'dns4', 'dns6', 'dnsaddr', 'tcp',
  'udp', 'ws', 'wss', 'tls', 'sni', 'webrtc', 'webrtc-direct', 'quic-v1', 'p2p-circuit'])

/** A fault in words, without addresses and ids that a library may have put into them. */
function bare (fault = ''): string {
  return fault.replace(/\S*[/\\:@]\S*|[\w-]{16,}|\d+\.\d+\.\d+\.\d+/gu, '…').slice(0, 120)
}
