// Work that reports how far it is, as a stream: the last report whenever somebody asks for the
// next, and the result at the end.

export interface Reported<Progress, Result> {
  readonly progress?: Progress
  readonly result?: Result
}

/** Throws what `work` throws. Whoever leaves the stream does not end the work. */
export async function * reporting<Progress, Result> (
  work: (report: (progress: Progress) => void) => Promise<Result>
): AsyncGenerator<Reported<Progress, Result>> {
  let last: Progress | undefined
  let over = false
  let wake = (): void => {}
  const working = work((progress) => {
    last = progress
    wake()
  }).finally(() => {
    over = true
    wake()
  })
  // It is awaited below; until then a failure is not one that nobody looks at.
  working.catch(() => {})
  while (!over) {
    const progress = last
    last = undefined
    if (progress === undefined) await new Promise<void>((resolve) => { wake = resolve })
    else yield { progress }
  }
  yield { result: await working }
}
