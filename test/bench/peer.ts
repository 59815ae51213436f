// The libraries of others that we compare with. They are installed on demand into a folder of their
// own, from its lockfile: the project does not depend on them. Where that does not work, the
// benchmarks run without them and say so.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { TalkLibrary } from './talk.ts'

const FOLDER = fileURLToPath(new URL('peers', import.meta.url))
const INSTALLED = new URL('peers/node_modules/@signalapp/libsignal-client/', import.meta.url)
// Not a literal, so that the compiler does not ask for the library where it is not installed.
const DRIVER = new URL('peers/libsignal.ts', import.meta.url).href

/** The peer's name in figures, installed or not. */
export const PEER = '@signalapp/libsignal-client 0.103.0'

export interface Peer {
  /** Undefined where it could not be had. */
  readonly library: TalkLibrary | undefined
  /** Why there is none, for people; empty where there is one. */
  readonly notes: readonly string[]
}

/** Loads the peer, after installing it where it is not. */
export async function loadPeer (): Promise<Peer> {
  try {
    if (!existsSync(INSTALLED)) install()
    const driver = await import(DRIVER) as { readonly library: TalkLibrary }
    return { library: driver.library, notes: [] }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return {
      library: undefined,
      notes: [`not compared: ${PEER} cannot be installed or loaded here (${reason}).`]
    }
  }
}

function install (): void {
  console.log(`installing ${PEER} into test/bench/peers`)
  const command = ['ci', '--prefix', FOLDER, '--ignore-scripts', '--no-audit', '--no-fund']
  const { status, error, stderr } = spawnSync('npm', command, { encoding: 'utf8' })
  if (error !== undefined) throw error
  if (status !== 0) throw new Error(`npm ci ended with ${status}: ${lastLine(stderr)}`)
}

function lastLine (text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
