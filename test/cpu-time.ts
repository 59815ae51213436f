// What something costs, in a way that does not depend on how busy the machine is: the time that
// this thread was at work, and not the time that went by.

/** Milliseconds that this thread has worked so far. */
export function cpuMs (): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}
