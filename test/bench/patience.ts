// What a benchmark waits for has an end: what never comes is said, and the run goes on with the
// next.

const PATIENCE_MS = 60_000

/** Throws where `work` takes longer than a minute. */
export async function inTime<Value> (what: string, work: Promise<Value>): Promise<Value> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    late.reject(new Error(`${what}: nothing came of it in ${PATIENCE_MS / 1_000} s`))
  }, PATIENCE_MS)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
