// start: the daemon, in the foreground, until it is told to stop.

import { SnugError, unwrap } from '../../src/base/errors.ts'
import { resolveSettings } from '../app/settings.ts'
import { command } from './command.ts'
import type { Daemon } from '../app/daemon.ts'
import type { Flags } from '../app/settings.ts'
import type { Command } from './command.ts'

const SHOWN = 3 // addresses

interface Started {
  readonly state: 'ready'
  readonly house: boolean
  readonly created: boolean
  readonly name: string | undefined
  /** Where a browser on this computer opens the web app. */
  readonly web: string | undefined
  /** The same, and who opens it owns the house: while nobody does, and where nobody logs it. */
  readonly ownerLink: string | undefined
  /** What the owner should know, in words. */
  readonly notices: readonly string[]
  readonly profile: string
  readonly protection: string
  readonly addresses: readonly string[]
  readonly log: string
  readonly pid: number
}

const start = command({
  name: 'start',
  group: 'start',
  summary: 'Start Snug on this computer',
  description:
    'Runs in the foreground until it is stopped with Ctrl-C, `snug stop` or SIGTERM; other ' +
      'commands then use it. --house runs a house: a node without an account that is always on, ' +
      'keeps mail for visitors and relays for them. It makes its profile where there is none.',
  where: 'local',
  stream: true,
  params: {
    house: { kind: 'flag', help: 'run a house, which needs no account' },
    join: { kind: 'list', help: 'connect to this house' },
    listen: { kind: 'list', help: 'listen on this address in place of the default ports' },
    announce: { kind: 'list', help: 'a fixed public address of this node' },
    dht: { kind: 'choice', choices: ['auto', 'server', 'client', 'off'],
      help: 'the part in the directory' },
    mdns: { kind: 'switch', help: 'look for others in the local network' },
    upnp: { kind: 'switch', help: 'ask the router to open the ports' },
    webrtc: { kind: 'switch', help: 'be reachable by WebRTC (the default)' },
    web: { kind: 'switch', help: 'serve the web app (the default for a house)' },
    tlsCert: { kind: 'path', help: 'a certificate: speak https and wss at the WebSocket port too' },
    tlsKey: { kind: 'path', help: 'the private key of the certificate' },
    trustProxy: { kind: 'list', help: 'believe this reverse proxy, by its address' },
    logLevel: {
      kind: 'choice',
      choices: ['silent', 'error', 'warn', 'info', 'debug'],
      help: 'how much goes into the log'
    }
  },
  examples: [
    { line: 'snug start', says: 'your own node' },
    { line: 'snug start --house', says: 'a house for you and your friends' },
    { line: 'snug start --join /ip4/203.0.113.7/tcp/7684/p2p/12D3Koo...', says: 'joins a house' }
  ],
  run: async function * (local, values, signal) {
    const flags: Flags = {
      ...values.listen === undefined ? {} : { listen: values.listen.join(' ') },
      ...values.announce === undefined ? {} : { announce: values.announce.join(' ') },
      ...values.join === undefined ? {} : { join: values.join.join(' ') },
      ...values.dht === undefined ? {} : { dht: values.dht },
      ...values.mdns === undefined ? {} : { mdns: onOff(values.mdns) },
      ...values.upnp === undefined ? {} : { upnp: onOff(values.upnp) },
      ...values.webrtc === undefined ? {} : { webrtc: onOff(values.webrtc) },
      ...values.web === undefined ? {} : { web: onOff(values.web) },
      ...values.tlsCert === undefined ? {} : { 'tls-cert': values.tlsCert },
      ...values.tlsKey === undefined ? {} : { 'tls-key': values.tlsKey },
      ...values.trustProxy === undefined
        ? {}
        : { 'trusted-proxies': values.trustProxy.join(' ') },
      ...values.logLevel === undefined ? {} : { 'log-level': values.logLevel }
    }
    const settings = unwrap(resolveSettings(await local.settings(), flags))
    const house = values.house === true
    // What follows loads the whole of Snug: only here, so that other commands are quick.
    const { nodeOptions } = await import('../daemon/node-options.ts')
    const { openStoreHere } = await import('../app/open-profile.ts')
    const { isKept } = await import('../daemon/kept-output.ts')
    const { runDaemon } = await import('../daemon/run-daemon.ts')
    const options = unwrap(nodeOptions(settings))
    const serves = options.web === 'on' || (options.web === 'auto' && house)
    const { openPage } = await import('../web/open-page.ts')
    const page = serves ? await openPage(local.say) : {}
    const { TlsFiles } = await import('../web/tls-files.ts')
    const tls = options.tls === undefined ? undefined : unwrap(await TlsFiles.open(options.tls))
    const { store, created } = await openStoreHere(local, house)
    const { daemon, ended } = await runDaemon({
      store,
      created,
      house,
      options,
      paths: local.paths,
      io: local.io,
      page,
      ...tls === undefined ? {} : { tls },
      commands: await local.commands()
    })
    if (signal.aborted) daemon.stop()
    signal.addEventListener('abort', daemon.stop)
    const { messenger } = daemon
    const { log, notices, pid, web } = daemon.status()
    const link = isKept(local.io.env) ? undefined : await ownerLink(daemon)
    const ready: Started = {
      state: 'ready',
      house: !messenger.hasAccount,
      created,
      name: messenger.hasAccount ? messenger.me().name : undefined,
      web,
      ownerLink: link,
      notices: notices.map(({ text, action }) => action === undefined ? text : `${text} ${action}`),
      profile: daemon.directory,
      protection: daemon.protection,
      addresses: daemon.network().addresses.map(({ address }) => address),
      log,
      pid
    }
    yield ready
    const fault = await ended
    if (fault !== undefined) throw new SnugError(fault)
    yield { state: 'stopped' as const }
  },
  render: (value, terminal) => {
    if (value.state === 'stopped') return 'Snug has stopped.'
    const { house, name, web, ownerLink: link, notices, profile, protection, addresses } = value
    const [first] = addresses
    const title = house ? 'A house of Snug: it keeps mail and relays, for you and for visitors.' :
      `Snug of ${terminal.safe(name ?? '')}`
    return [
      ...web === undefined
        ? []
        : [
            link === undefined
              ? 'Open this in a browser on this computer:'
              : 'Open this in a browser on this computer, and the house is yours:',
            '',
            `  ${terminal.style('bold', link ?? web)}`,
            ''
          ],
      ...notices.map((text) => terminal.style('yellow', text)),
      terminal.style('bold', title),
      `The profile is in ${profile}, ${protection === 'passphrase'
        ? 'sealed under your passphrase.'
        : 'protected by file permissions only.'}`,
      '',
      ...addresses.length === 0 ? ['It listens nowhere.'] : ['It listens at'],
      ...addresses.slice(0, SHOWN).map((one) => `  ${one}`),
      ...addresses.length > SHOWN ? ['  and more: snug net addresses'] : [],
      '',
      ...house
        ? [
            'A friend joins it with',
            `  snug start --join ${first ?? 'ADDRESS'}`,
            'You make your own account here, in another terminal, with',
            '  snug init NAME'
          ]
        : ['In another terminal: snug status, snug invite, snug send NAME TEXT'],
      'Ctrl-C stops it.'
    ].join('\n')
  }
})

/** A new one at each start, until somebody owns the house. */
async function ownerLink ({ house }: Daemon): Promise<string | undefined> {
  const [address] = house?.addresses() ?? []
  if (house === undefined || address === undefined || house.keeper.owned) return undefined
  return `${address}#owner=${await house.keeper.newLink()}`
}

function onOff (on: boolean): 'on' | 'off' {
  return on ? 'on' : 'off'
}

export const commands: readonly Command[] = [start]
