// The command line on this process's own streams. The first signal asks whatever runs to end; the
// second ends the process at once.

import { endProcess, hasNativeThreads } from '../native-threads.ts'
import { runCommandLine } from './run.ts'
import { allCommands, commandsFor } from '../commands/table.ts'

const LINGER_MS = 50

const interruption = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (interruption.signal.aborted) process.exit(130)
    interruption.abort()
  })
}
// A reader that has seen enough, such as `head`, is no error.
process.stdout.on('error', () => { process.exit(0) })
// Who started it may be gone: what goes wrong stands in the log of the profile all the same.
process.stderr.on('error', () => {})

const words = process.argv.slice(2)
process.exitCode = await runCommandLine(await commandsFor(words), words, {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  interrupted: interruption.signal
}, allCommands)
// All of ours is closed. A library's last timers are not waited for; what was printed has left.
const lingering = setTimeout(endProcess, LINGER_MS)
if (!hasNativeThreads()) lingering.unref()
