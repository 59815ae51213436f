// The processes of a test file: its process group, and what left the group but still bears the mark
// that the file's process got in its environment (a browser leads a group of its own). Nothing of
// it may outlive the file.

import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** The name in the environment that tells whose process it is. */
export const MARK = 'SNUG_TEST_FILE'

interface Member {
  readonly pid: number
  readonly command: string
}

/**
 * The living processes that belong to a test file; none where the system has no /proc.
 */
function members (group: number, mark: string): Member[] {
  const found: Member[] = []
  let entries: string[] = []
  try {
    entries = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return found
  }
  for (const pid of entries) {
    try {
      // pid (name, which may hold anything) state parent group ...
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '')
      const [state, , own] = fields.split(' ')
      if (state === 'Z' || state === 'X') continue
      const ours = Number(own) === group ||
        readFileSync(`/proc/${pid}/environ`, 'latin1').includes(`${MARK}=${mark}\0`)
      if (!ours) continue
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
      found.push({ pid: Number(pid), command: command.slice(0, 200) })
    } catch {
      // The process ended between the reads, or is another user's.
    }
  }
  return found
}

export function killGroup (group: number): void {
  try {
    process.kill(-group, 'SIGKILL')
  } catch {
    // Nobody is left in it.
  }
}

const LOOK_MS = 100

/**
 * Ends what is left of a file whose process has exited, and returns the command lines of what was
 * left `ms` later: until then, children that were told to end may be on their way.
 */
export async function sweepGroup (group: number, mark: string, ms: number): Promise<string[]> {
  const end = performance.now() + ms
  let left = members(group, mark)
  while (left.length > 0 && performance.now() < end) {
    await sleep(LOOK_MS)
    left = members(group, mark)
  }
  killGroup(group)
  for (const { pid } of left) kill(pid)
  return left.map(({ command }) => command)
}

function kill (pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended meanwhile.
  }
}
