// An internet on one machine: hosts in network namespaces of their own, with addresses that look
// routable in both families, and homes behind NATs. Needs root, iproute2 and nftables.
//
// Everything is named after the process that made it and is removed when that ends; what a killed
// process left behind is swept when the next one begins. Nothing is made in the machine's own
// namespace, and the addresses, which belong to somebody on the real internet, lead nowhere but
// here.

import { execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { forgettingRules, natRules } from './nat.ts'
import type { ChildProcess, SpawnOptions } from 'node:child_process'

// Not the ranges for documentation: libp2p and Snug take those for local ones.
const PUBLIC4 = '11.22.0'
const PUBLIC6 = '2a11:22::'
const PREFIX = 'snug-test'

/**
 * Bytes and packets of IP that carry TCP or UDP, both directions, since the host was made. What the
 * kernel says to find its neighbours on the cable is left out.
 */
export interface Counters { readonly bytes: number, readonly packets: number }

export interface Host {
  readonly name: string
  /** The namespace. */
  readonly space: string
  /** Without prefix length; undefined where the host has none of the family. */
  readonly ip4: string | undefined
  readonly ip6: string | undefined
  spawn (command: string, args: readonly string[], options?: SpawnOptions): ChildProcess
  run (command: string, args: readonly string[]): string
  /** Runs a command that reads. */
  feed (command: string, args: readonly string[], input: string): void
  /** Gives the host other addresses in place of its own, as when it comes to another network. */
  readdress (ip4: string | undefined, ip6: string | undefined): void
  /** Pulls the cable, or puts it back. */
  plug (inserted: boolean): void
  counters (): Counters
}

export interface HostOptions {
  readonly ip4?: boolean
  readonly ip6?: boolean
}

/** Why no namespaces can be made here; undefined where they can. */
export function whyNoNamespaces (): string | undefined {
  if (process.platform !== 'linux') return 'network namespaces are a thing of Linux'
  if (process.getuid?.() !== 0) return 'network namespaces need root'
  const probe = `${PREFIX}-${process.pid}-probe`
  try {
    ip(['netns', 'add', probe])
    try {
      inSpace(probe, 'nft', ['list', 'ruleset'])
      const pair = ['link', 'add', 'probe0', 'netns', probe, 'type', 'veth']
      ip([...pair, 'peer', 'name', 'probe1', 'netns', probe])
    } finally {
      ip(['netns', 'del', probe])
    }
    return undefined
  } catch (error) {
    return `no network namespaces: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** The namespaces of this process: what else bears its number is of one before. */
const made = new Set<string>()

/** A network behind a NAT. */
export interface Home {
  readonly router: Host
  /** The router's address for those at home. */
  readonly lan: string
  host (name: string): Host
  /** The router loses what it knows of open connections, and says so to nobody. */
  forget (): void
}

export class Internet {
  readonly #spaces: string[] = []
  readonly #net: string
  #hosts = 0
  #homes = 0
  #links = 0

  constructor () {
    sweep()
    process.on('exit', this.close)
    this.#net = this.#space('net')
    this.#in(this.#net, ['link add bridge type bridge', 'link set bridge up', 'link set lo up'])
  }

  /** A host of the internet, with public addresses. */
  host (name: string, { ip4 = true, ip6 = true }: HostOptions = {}): Host {
    const space = this.#space(name)
    const number = ++this.#hosts
    this.#attach(space, this.#net, 'bridge')
    const host = new NetworkHost(name, space, `${PUBLIC4}.1`, 'eth0')
    host.readdress(
      ip4 ? `${PUBLIC4}.${number + 1}` : undefined, ip6 ? `${PUBLIC6}${number + 1}` : undefined)
    return host
  }

  /**
   * A home with one public IPv4 address that its hosts share, behind a router that lets nothing in
   * that was not asked for. `random` makes it map each connection to a port of its own, as some do.
   */
  home (name: string, { random = false } = {}): Home {
    const number = ++this.#homes
    const router = this.host(`${name}-router`, { ip6: false })
    const lan = `192.168.${number}`
    this.#in(router.space, [
      'link add lan type bridge', 'link set lan up', `addr add ${lan}.1/24 dev lan`
    ])
    write(router.space, '/proc/sys/net/ipv4/ip_forward', '1')
    router.feed('nft', ['-f', '-'], natRules({ random }))
    let hosts = 1
    let time = 1
    return {
      router,
      lan: `${lan}.1`,
      host: (hostName) => {
        const space = this.#space(hostName)
        this.#attach(space, router.space, 'lan')
        const host = new NetworkHost(hostName, space, `${lan}.1`, 'eth0')
        host.readdress(`${lan}.${++hosts}`, undefined)
        return host
      },
      forget: () => { router.feed('nft', ['-f', '-'], forgettingRules(++time)) }
    }
  }

  /** Removes everything; what still runs in the namespaces is killed. */
  readonly close = (): void => {
    process.off('exit', this.close)
    for (const space of this.#spaces.splice(0).reverse()) remove(space)
  }

  #space (name: string): string {
    const space = `${PREFIX}-${process.pid}-${name}`
    ip(['netns', 'add', space])
    made.add(space)
    this.#spaces.push(space)
    return space
  }

  /** A cable from `eth0` of one namespace into a bridge of another. */
  #attach (space: string, to: string, bridge: string): void {
    const port = `port${++this.#links}`
    ip(['link', 'add', 'eth0', 'netns', space, 'type', 'veth', 'peer', 'name', port, 'netns', to])
    this.#in(to, [`link set ${port} master ${bridge}`, `link set ${port} up`])
    this.#in(space, ['link set lo up', 'link set eth0 up'])
    inSpace(space, 'nft', ['-f', '-'], COUNTED)
  }

  #in (space: string, commands: readonly string[]): void {
    execFileSync('ip', ['-n', space, '-batch', '-'], { input: commands.join('\n') + '\n' })
  }
}

class NetworkHost implements Host {
  readonly name: string
  readonly space: string
  readonly #gateway: string
  readonly #link: string
  #plugged = true
  ip4: string | undefined
  ip6: string | undefined

  constructor (name: string, space: string, gateway: string, link: string) {
    this.name = name
    this.space = space
    this.#gateway = gateway
    this.#link = link
  }

  spawn (command: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
    return spawn('ip', ['netns', 'exec', this.space, command, ...args], options)
  }

  run (command: string, args: readonly string[]): string {
    return inSpace(this.space, command, args)
  }

  feed (command: string, args: readonly string[], input: string): void {
    inSpace(this.space, command, args, input)
  }

  readdress (ip4: string | undefined, ip6: string | undefined): void {
    this.ip4 = ip4
    this.ip6 = ip6
    if (!this.#plugged) return
    ip(['-n', this.space, 'addr', 'flush', 'dev', this.#link, 'scope', 'global'])
    const add = ['-n', this.space, 'addr', 'add']
    if (ip4 !== undefined) {
      ip([...add, `${ip4}/24`, 'dev', this.#link])
      ip(['-n', this.space, 'route', 'replace', 'default', 'via', this.#gateway])
    }
    // Without the second that duplicate detection takes, in which the address cannot be used.
    if (ip6 !== undefined) ip([...add, `${ip6}/64`, 'dev', this.#link, 'nodad'])
  }

  plug (inserted: boolean): void {
    ip(['-n', this.space, 'link', 'set', this.#link, inserted ? 'up' : 'down'])
    this.#plugged = inserted
    this.readdress(this.ip4, this.ip6)
  }

  counters (): Counters {
    const text = this.run('nft', ['-j', 'list', 'counter', 'inet', 'counted', 'traffic'])
    const listed = JSON.parse(text) as {
      readonly nftables: readonly { readonly counter?: Counters }[]
    }
    const counter = listed.nftables.find((entry) => entry.counter !== undefined)?.counter
    return { bytes: counter?.bytes ?? 0, packets: counter?.packets ?? 0 }
  }
}

const COUNTED = `
  table inet counted {
    counter traffic {}
    chain input {
      type filter hook input priority -300;
      meta l4proto { tcp, udp } counter name traffic
    }
    chain output {
      type filter hook output priority -300;
      meta l4proto { tcp, udp } counter name traffic
    }
  }`

function ip (args: readonly string[]): string {
  return execFileSync('ip', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

function inSpace (space: string, command: string, args: readonly string[], input = ''): string {
  return execFileSync('ip', ['netns', 'exec', space, command, ...args], {
    encoding: 'utf8', input, stdio: ['pipe', 'pipe', 'pipe']
  })
}

function write (space: string, file: string, text: string): void {
  inSpace(space, 'tee', [file], text)
}

/** Ends what runs in a namespace of ours, and removes it. */
function remove (space: string): void {
  made.delete(space)
  try {
    for (const pid of ip(['netns', 'pids', space]).split('\n').filter((line) => line !== '')) {
      process.kill(Number(pid), 'SIGKILL')
    }
  } catch {
    // It ended by itself, or the namespace is gone.
  }
  try {
    ip(['netns', 'del', space])
  } catch {
    // Gone already.
  }
}

/** Removes what processes left behind that were killed before they could. */
function sweep (): void {
  for (const line of ip(['netns', 'list']).split('\n')) {
    const found = new RegExp(`^${PREFIX}-(\\d+)-\\S+`).exec(line)
    if (found === null || made.has(found[0])) continue
    const pid = Number(found[1])
    if (pid === process.pid || !isAlive(pid)) remove(found[0])
  }
}

/** Whether a process with this id runs, and is not just another one with the same number. */
function isAlive (pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('node')
  } catch {
    return false
  }
}
