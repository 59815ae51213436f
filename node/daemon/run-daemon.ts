// The daemon from its start to its end: profile, node, local API, and the order in which they come
// and go. Whatever fails at the start closes what was opened before it.

import { faultOf, SnugError, unwrap } from '../../src/base/errors.ts'
import { SECOND } from '../../src/base/limits.ts'
import { clockQuestion } from '../../src/conversation/clock-notice.ts'
import { VERSION } from '../app/version.ts'
import { systemClock } from '../clock.ts'
import { Listener } from '../rpc/listener.ts'
import { apiServer } from '../rpc/methods.ts'
import { systemRandom } from '../storage-random.ts'
import { composeNode } from '../compose.ts'
import { openLog } from './log.ts'
import { announcedWeb } from '../web/web-address.ts'
import { takenPort } from './ports.ts'
import { watchForCrashes } from './crashes.ts'
import { notifySystemd } from './sd-notify.ts'
import { socketPath } from './socket-path.ts'
import type { Fault } from '../../src/base/errors.ts'
import type { Command } from '../commands/command.ts'
import type { Daemon } from '../app/daemon.ts'
import type { Notice } from '../app/notice.ts'
import type { Paths } from '../app/paths.ts'
import type { Io } from '../cli/io.ts'
import type { NodePeer } from '../compose.ts'
import type { NodeStore } from '../storage.ts'
import type { Peer } from '../../src/peer/compose.ts'
import type { OpenedPage } from '../web/open-page.ts'
import type { TlsFiles } from '../web/tls-files.ts'
import type { Log } from './log.ts'
import type { NodeOptions } from './node-options.ts'

const DRAIN_MS = 5 * SECOND

export interface DaemonParts {
  readonly store: NodeStore
  readonly created: boolean
  readonly house: boolean
  readonly options: NodeOptions
  readonly paths: Paths
  readonly io: Pick<Io, 'env' | 'stderr'>
  readonly commands: readonly Command[]
  /** The web app that is served, and what is to be said about it. */
  readonly page: OpenedPage
  /** The certificate of the house. */
  readonly tls?: TlsFiles
}

export interface RunningDaemon {
  readonly daemon: Daemon
  /** Resolves when all is closed: with the fault that ended it, or undefined. */
  readonly ended: Promise<Fault | undefined>
}

/**
 * Takes over the store, also where it throws. Faults: `port-taken`, `no-account`, `socket-failed`.
 */
export async function runDaemon (parts: DaemonParts): Promise<RunningDaemon> {
  const { store, paths, io, options } = parts
  const log = openLog({ path: paths.log, level: options.logLevel, stderr: io.stderr })
  const closing: (() => Promise<void> | void)[] = [() => store.close(), () => { log.close() }]
  try {
    return await start(parts, log, closing)
  } catch (error) {
    log.write('error', 'not-started', { code: faultOf(error).code })
    // What is half made may not close well; what counts is why.
    for (const close of closing) await attempt(close)
    throw error
  }
}

async function start (
  parts: DaemonParts, log: Log, closing: (() => Promise<void> | void)[]
): Promise<RunningDaemon> {
  const { store, paths, io, options, page } = parts
  const clock = systemClock
  const startedAt = clock.now()
  const taken = await takenPort(options.listen)
  if (taken !== undefined) throw new SnugError(taken)
  const ending = Promise.withResolvers<Fault | undefined>()
  const node = await composeNode({
    store: store.store,
    clock,
    random: systemRandom,
    options,
    log,
    ...page.files === undefined ? {} : { page: page.files },
    ...parts.tls === undefined ? {} : { tls: parts.tls },
    isHouse: parts.house || page.files !== undefined,
    storeFailed: (error) => {
      const fault = faultOf(error)
      log.write('error', 'store-failed', { code: fault.code })
      ending.resolve(fault)
    }
  })
  closing.unshift(() => node.stop())
  closing.push(watchForCrashes(log, (fault) => { ending.resolve(fault) }))
  await settle(node, parts)

  const daemon: Daemon = {
    messenger: node.messenger,
    directory: paths.profile,
    protection: store.protection,
    created: parts.created,
    clock,
    random: systemRandom,
    flushed: () => store.store.flushed(),
    ...houseOf(node),
    network: () => node.desk.view(),
    desk: node.desk,
    status: () => ({
      version: VERSION,
      pid: process.pid,
      startedAt,
      log: paths.log,
      ...node.web === undefined ? {} : { web: node.web },
      notices: [
        ...noticesOf(node), ...page.notice === undefined ? [] : [page.notice], ...node.notices()
      ]
    }),
    used: () => { node.messenger.active() },
    stop: () => { ending.resolve(undefined) }
  }
  const rpc = apiServer(parts.commands, daemon, (method, error) => {
    log.write('error', 'command-failed', { method, code: faultOf(error).code })
  })
  const socket = socketPath(paths.profile, io.env, process.getuid?.() ?? 0)
  const listener = unwrap(await Listener.open(rpc, socket, paths.pointer))
  closing.unshift(() => listener.close())
  notifySystemd(io.env, 'ready')
  log.write('info', 'started', { version: VERSION, account: node.messenger.hasAccount,
    dht: options.dht })

  const ended = ending.promise.then(async (fault) => {
    notifySystemd(io.env, 'stopping')
    log.write('info', 'stopping', fault === undefined ? {} : { code: fault.code })
    await within(DRAIN_MS, async () => {
      for (const close of closing.splice(0, 2)) await attempt(close)
    })
    for (const close of closing) await attempt(close)
    return fault
  })
  return { daemon, ended }
}

/**
 * A house without an account is for visitors; a node that is neither house nor anybody's is not
 * run.
 */
async function settle (
  { messenger }: Peer,
  { created, house }: DaemonParts
): Promise<void> {
  if (messenger.hasAccount) return
  if (!house) {
    throw new SnugError({
      code: 'no-account',
      message: 'There is no account in this profile.',
      action: 'Make one: snug init NAME. Or run a house without one: snug start --house'
    })
  }
  if (created) await messenger.setPolicy('visitors')
}

function houseOf ({ house: keeper, net, web }: NodePeer): Pick<Daemon, 'house'> {
  if (keeper === undefined) return {}
  const addresses = (): string[] =>
    web === undefined ? [] : [web, ...announcedWeb(net.announced())]
  return { house: { keeper, addresses } }
}

function noticesOf ({ messenger }: Peer): Notice[] {
  const doubt = messenger.clockDoubt()
  const warning = messenger.clockWarning()
  return [
    ...doubt === undefined ? [] : [{ code: 'clock-jump', text: clockQuestion(doubt) }],
    ...warning === undefined ? [] : [{ code: warning.code, text: warning.message,
      ...warning.action === undefined ? {} : { action: warning.action } }]
  ]
}

/** Runs `work`, and goes on without its end when that takes longer than `ms`. */
async function within (ms: number, work: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => { timer = setTimeout(resolve, ms) })
  await Promise.race([work(), late])
  clearTimeout(timer)
}

async function attempt (close: () => Promise<void> | void): Promise<void> {
  try {
    await close()
  } catch {
    // Everything else is closed all the same.
  }
}
