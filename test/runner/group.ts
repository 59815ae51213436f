// The process group of a test file: whatever the file starts belongs to it, and nothing of it may
// outlive the file.

import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Command lines of the living members of process group `group`; empty where the system has no
 * /proc.
 */
function members (group: number): string[] {
  const found: string[] = []
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
      if (Number(own) !== group || state === 'Z' || state === 'X') continue
      found.push(
        readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim().slice(0, 200)
      )
    } catch {
      // The process ended between the two reads.
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

/**
 * Ends what is left of a group whose leader has exited, and returns the command lines of what was
 * left.
 */
export async function sweepGroup (group: number): Promise<string[]> {
  let left = members(group)
  if (left.length > 0) {
    // Children that were told to end just before may still be on their way.
    await sleep(500)
    left = members(group)
  }
  killGroup(group)
  return left
}
