// In place of libp2p's logger: a page writes no log (without-logs.ts takes the lines out), and does
// without what would prepare it.

import type { ComponentLogger, Logger } from '@libp2p/interface'

const nothing = (): void => {}

const silent: Logger = Object.assign(nothing, {
  enabled: false, error: nothing, trace: nothing, newScope: () => silent
})

export function defaultLogger (): ComponentLogger {
  return { forComponent: () => silent }
}

export function logger (): Logger { return silent }
