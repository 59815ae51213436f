// The first of several answers that is good, where any of them will do.

import type { Result } from './errors.ts'

/**
 * The first good one of `answers`, which is not empty; where none is, the first of them. Rejects
 * only when an answer does.
 */
export async function firstOk<Value> (
  answers: readonly [Promise<Result<Value>>, ...Promise<Result<Value>>[]]
): Promise<Result<Value>> {
  const good = answers.map(async (answer) => {
    const result = await answer
    return result.ok ? result : await new Promise<never>(() => {})
  })
  const allIn = Promise.all(answers).then((results) => results.find(({ ok }) => ok) ?? answers[0])
  return await Promise.race([...good, allIn])
}
