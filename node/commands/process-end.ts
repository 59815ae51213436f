// Waits for another process of this user to be gone.

const LOOK_MS = 20

/** Resolves when the process has ended, or after `ms`. */
export async function processEnd (pid: number, ms: number): Promise<void> {
  for (let waited = 0; waited < ms && isThere(pid); waited += LOOK_MS) {
    await new Promise((resolve) => { setTimeout(resolve, LOOK_MS) })
  }
}

function isThere (pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
