// Whether a native library with threads of its own (WebRTC's) was put to work in this process, and
// how such a process ends. Its threads may still be busy when the library's destructors run at
// exit, and the process then ended, now and then, by a fault of memory in place of its exit code.
// All of ours is closed and flushed by then; so the process gives way to one that only tells the
// code.

let started = false

/** Called by whoever makes the library start its threads. */
export function nativeThreadsStarted (): void {
  started = true
}

export function hasNativeThreads (): boolean {
  return started
}

/** Ends the process with its exit code; no destructor of a native library runs. */
export function endProcess (): void {
  const code = Number(process.exitCode ?? 0)
  if (started && process.platform !== 'win32' && typeof process.execve === 'function') {
    process.execve('/bin/sh', ['sh', '-c', `exit ${code}`])
  }
  process.exit(code)
}
