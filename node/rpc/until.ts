// The values of an iterable until a signal says that nobody wants more; then the iterable is ended
// too, also while it waits.

export async function * until<Value> (
  values: AsyncIterable<Value>, signal: AbortSignal
): AsyncGenerator<Value> {
  const iterator = values[Symbol.asyncIterator]()
  const aborted = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => { resolve(undefined) }, { once: true })
  })
  let over = false
  try {
    while (!signal.aborted) {
      const next = await Promise.race([iterator.next(), aborted])
      over = next?.done === true
      if (next === undefined || next.done === true) return
      yield next.value
    }
  } finally {
    // Not awaited: a generator that waits for something ends when that comes.
    if (!over) void iterator.return?.()?.catch(() => {})
  }
}
