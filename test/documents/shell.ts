// A place in which shell commands of the documents run: a home of its own, nothing of the machine's
// own Snug, a profile and free ports from the environment, `snug` as the command of the clone.

import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { PATIENCE } from '../runner/report.ts'
import { ROOT } from './pages.ts'
import type { ChildProcess } from 'node:child_process'

const READY_MS = 60_000 * PATIENCE
const END_MS = 20_000 * PATIENCE
const PERSONAL = /^(SNUG_|XDG_|npm_|NOTIFY_SOCKET$)/

export interface Home {
  readonly folder: string
  /** What commands find in their environment; blocks add to it. */
  readonly env: Record<string, string | undefined>
  readonly started: ChildProcess[]
}

/** Ends what was started and removes the home after `use`. */
export async function withHome (use: (home: Home) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'snug-documents-'))
  const started: ChildProcess[] = []
  try {
    await use({ folder, env: environment(folder), started })
  } finally {
    await Promise.all(started.map(end))
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Runs a command to its end. Throws where it fails or takes too long. */
export async function run (home: Home, command: string, ms: number): Promise<string> {
  const child = begin(home, command)
  const output = collect(child)
  const timer = setTimeout(() => { killGroup(child, 'SIGKILL') }, ms)
  const code = await new Promise((resolve) => { child.once('close', resolve) })
  clearTimeout(timer)
  if (code !== 0) throw new Error(`"${command}" ended with ${String(code)}:\n${output.text}`)
  return output.text
}

/** Starts a command that goes on, in a profile; what it says when it is ready. */
export async function start (
  home: Home, command: string, profile = home.env.SNUG_PROFILE
): Promise<string> {
  const child = begin({ ...home, env: { ...home.env, SNUG_PROFILE: profile } }, command)
  home.started.push(child)
  const output = collect(child)
  await new Promise<void>((resolve, reject) => {
    const fail = (): void => { reject(new Error(`"${command}" does not start:\n${output.text}`)) }
    const timer = setTimeout(fail, READY_MS)
    child.once('close', fail)
    child.stdout?.on('data', () => {
      if (!/Ctrl-C stops it/.test(output.text)) return
      clearTimeout(timer)
      child.off('close', fail)
      resolve()
    })
  })
  return output.text
}

function environment (folder: string): Record<string, string | undefined> {
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  const snug = join(bin, 'snug')
  writeFileSync(snug, `#!/bin/sh\nexec '${process.execPath}' '${ROOT}/node/main.ts' "$@"\n`)
  chmodSync(snug, 0o755)
  const kept = Object.entries(process.env).filter(([name]) => !PERSONAL.test(name))
  return {
    ...Object.fromEntries(kept),
    HOME: folder,
    PATH: [bin, `${ROOT}/node_modules/.bin`, process.env.PATH ?? ''].join(delimiter),
    SNUG_PROFILE: join(folder, 'profile'),
    SNUG_LISTEN: '/ip4/127.0.0.1/tcp/0'
  }
}

/** In a group of its own: what a shell or npm starts ends with it. */
function begin (home: Home, command: string): ChildProcess {
  const stdio = ['ignore', 'pipe', 'pipe'] as const
  const options = { cwd: ROOT, env: home.env, detached: true, stdio: [...stdio] }
  return spawn('sh', ['-c', command], options)
}

function collect (child: ChildProcess): { text: string } {
  const output = { text: '' }
  const keep = (chunk: Buffer): void => { output.text += chunk.toString() }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  return output
}

async function end (child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = new Promise((resolve) => { child.once('close', resolve) })
  const timer = setTimeout(() => { killGroup(child, 'SIGKILL') }, END_MS)
  killGroup(child, 'SIGTERM')
  await closed
  clearTimeout(timer)
}

function killGroup (child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal)
  } catch {
    // It has ended.
  }
}
