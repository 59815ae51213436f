// The versions of a profile's content, and what brings an older one up to date. A version number
// never changes its meaning; a step that was released is never edited.

import type { Operation, Store } from './store.ts'

/** The version that this program writes. */
export const PROFILE_VERSION = 1

export interface Migration {
  /** The version that it reaches, from the one before. */
  readonly to: number
  /**
   * Returns the operations that are committed in one batch with the new version. It may commit
   * earlier ones itself, of which a crash may leave any first part: running again from the
   * beginning must then come to the same end.
   */
  migrate (store: Store): Promise<readonly Operation[]>
}

/** The way from version 1 to PROFILE_VERSION. */
export const migrations: readonly Migration[] = []

/** Runs the migrations after version `from` in order; `marker` records what is reached. */
export async function migrate (
  store: Store, from: number, steps: readonly Migration[], marker: (version: number) => Operation
): Promise<void> {
  let reached = from
  for (const step of steps.toSorted((a, b) => a.to - b.to)) {
    if (step.to <= reached) continue
    if (step.to !== reached + 1) throw new RangeError(`no migration to version ${reached + 1}`)
    await store.commit([...await step.migrate(store), marker(step.to)])
    reached = step.to
  }
}
