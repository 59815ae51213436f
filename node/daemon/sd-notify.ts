// Tells systemd that the daemon is ready, or stops (sd_notify(3)). Node has no datagrams over Unix
// sockets, so systemd's own program says it; the unit allows that with NotifyAccess=all.

import { execFile } from 'node:child_process'
import type { Environment } from '../app/paths.ts'

/** Does nothing where nobody listens, and never fails. */
export function notifySystemd (env: Environment, state: 'ready' | 'stopping'): void {
  const socket = env.NOTIFY_SOCKET
  if (socket === undefined || socket === '') return
  const args = [state === 'ready' ? '--ready' : '--stopping', `--pid=${process.pid}`]
  const child = execFile('systemd-notify', args, { env: { ...env } })
  child.on('error', () => {})
  child.unref()
}
