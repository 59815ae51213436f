// Where the daemon of a profile listens. Commands find it by the pointer in the profile, so that it
// may differ from what their own environment would give.

import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import type { Environment } from '../app/paths.ts'

// The shortest of the systems: sun_path of macOS holds 104 bytes with its final zero.
const SOCKET_PATH_MAX = 103 // bytes

/**
 * Where the daemon of a profile listens: in the runtime directory of the user, else in the profile,
 * else, where that path is too long for a socket, in a directory of the user's own under /tmp. All
 * of them are for the user alone.
 */
export function socketPath (profile: string, env: Environment, uid: number): string {
  const name = createHash('sha256').update(profile).digest('hex').slice(0, 16)
  const runtime = env.XDG_RUNTIME_DIR ?? ''
  const places = [
    ...isAbsolute(runtime) ? [join(runtime, 'snug', `${name}.sock`)] : [],
    join(profile, 'daemon.sock')
  ]
  const fits = places.find((path) => Buffer.byteLength(path) <= SOCKET_PATH_MAX)
  return fits ?? join(tmpdir(), `snug-${uid}`, `${name}.sock`)
}
