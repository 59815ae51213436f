// Performs a command where it belongs: at the daemon, on the profile, or right here; prints what
// comes of it.

import { resolve } from 'node:path'
import { SnugError, unwrap } from '../../src/base/errors.ts'
import { VERSION } from '../app/version.ts'
import { methodOf } from '../commands/command.ts'
import { checkParams } from '../commands/params.ts'
import { ApiClient } from '../rpc/client.ts'
import { canAsk, promptYes } from './prompt.ts'
import { isGiven, readSecret } from './secrets.ts'
import { inWords } from './terminal.ts'
import { kebab } from './kebab.ts'
import { sayWhatIsAwaited } from './waiting.ts'
import type { Command, Local } from '../commands/command.ts'
import type { AnyValues } from '../commands/params.ts'
import type { Output } from './output.ts'
import type { ProgressBar } from './progress-bar.ts'
import type { SecretSource } from './secrets.ts'

export interface Performance {
  readonly command: Command
  readonly raw: Readonly<Record<string, unknown>>
  readonly local: Local
  readonly output: Output
  readonly timeoutMs: number | undefined
}

/** How a command is run at the place that was found for it. */
interface Place {
  run (values: AnyValues, signal: AbortSignal): Promise<unknown> | AsyncIterable<unknown>
  /** One more call, where there is a daemon. */
  call? (method: string, params: AnyValues): Promise<unknown>
  close (): Promise<void>
}

export async function perform (performance: Performance): Promise<void> {
  const { command, local, output } = performance
  const values = await valuesOf(performance)
  const place = await placeOf(command, local)
  try {
    const { asked, followed } = await once(performance, place, values)
    if (asked !== undefined && canAsk(local.io) && !output.json) {
      const again = asked.answer(await promptYes(local.io, asked.text))
      if (again !== undefined) await once(performance, place, again)
    }
    if (local.io.stderr.isTTY !== true || output.json || followed === undefined) return
    const next = (await local.commands()).find(({ name }) => name === followed.command)
    if (next !== undefined) {
      await perform({ ...performance, command: next, raw: followed.values })
    }
  } finally {
    await place.close()
  }
}

/** What comes after the outcome of a command. */
interface After {
  readonly asked?: ReturnType<NonNullable<Command['ask']>>
  readonly followed?: ReturnType<NonNullable<Command['follow']>>
}

async function once (
  { command, local, output, timeoutMs }: Performance, place: Place, values: AnyValues
): Promise<After> {
  const limit = new AbortController()
  const timer = timeoutMs === undefined ? undefined : setTimeout(() => { limit.abort() }, timeoutMs)
  const signal = AbortSignal.any([limit.signal, local.io.interrupted])
  const quiet = sayWhatIsAwaited(local.io.stderr, command.awaits?.(values))
  const late = new Promise<never>((_, reject) => {
    limit.signal.addEventListener('abort', () => { reject(timedOut(timeoutMs ?? 0)) })
  })
  late.catch(() => {})
  const bar = await barOf(command, local, output)
  try {
    const outcome = place.run(values, signal)
    if (Symbol.asyncIterator in outcome) {
      await Promise.race([late, printAll(outcome, { command, output, place, values, quiet, bar })])
      if (limit.signal.aborted) throw timedOut(timeoutMs ?? 0)
      return {}
    }
    const value = await Promise.race([outcome, late])
    await Promise.race([command.settle?.(value), late])
    quiet()
    await print(value, { command, output, values })
    return { asked: command.ask?.(value, values), followed: command.follow?.(value) }
  } finally {
    quiet()
    bar?.end()
    clearTimeout(timer)
  }
}

/** Loaded only for the few commands that are long. */
async function barOf (
  command: Command, { io }: Local, { json }: Output
): Promise<ProgressBar | undefined> {
  if (command.progress === undefined) return undefined
  const { ProgressBar: Bar } = await import('./progress-bar.ts')
  return new Bar(io.stderr, json)
}

interface Printing {
  readonly command: Command
  readonly output: Output
  readonly values: AnyValues
}

async function printAll (
  outcome: AsyncIterable<unknown>,
  printing: Printing & {
    readonly place: Place, readonly quiet: () => void, readonly bar: ProgressBar | undefined
  }
): Promise<void> {
  const { command, place, quiet, bar } = printing
  for await (const value of outcome) {
    quiet()
    const progress = command.progress?.(value)
    if (progress !== undefined) {
      bar?.show(progress)
      continue
    }
    bar?.end()
    await print(value, printing)
    const taken = command.taken?.(value)
    if (taken !== undefined && printing.values.keep !== true) {
      await place.call?.(taken.method, taken.params)
    }
  }
}

async function print (value: unknown, { command, output, values }: Printing): Promise<void> {
  if (output.json) {
    await output.value(value)
    return
  }
  await output.text(await command.render(value, output.terminal, values))
  const next = command.next?.(value, values)
  if (next !== undefined) output.hint(next)
}

/** What was typed, completed from files, descriptors and prompts, and checked. */
async function valuesOf ({ command, raw, local }: Performance): Promise<AnyValues> {
  const given: Record<string, unknown> = { ...raw }
  for (const [key, param] of Object.entries(command.params)) {
    if (param.kind === 'secret') {
      const source = given[key] as SecretSource
      const wanted = param.required === true || isGiven(source)
      given[key] = wanted
        ? await readSecret(local.io, source, { ...param, option: kebab(key) })
        : undefined
    }
    const value = given[key]
    if (param.kind === 'path' && typeof value === 'string') {
      given[key] = resolve(local.io.cwd, value)
    }
  }
  const values = worded(checkParams(command.params, given), command)
  if (command.complete === undefined) return values
  return worded(checkParams(command.params, await command.complete(values, local)), command)
}

function worded (checked: ReturnType<typeof checkParams>, command: Command): AnyValues {
  if (checked.ok) return checked.value
  throw new SnugError({ ...checked.fault, action: `See: snug ${command.name} --help` })
}

async function placeOf (command: Command, local: Local): Promise<Place> {
  if (command.where === 'local') {
    return { run: (values, signal) => command.run(local, values, signal), close: () =>
      Promise.resolve() }
  }
  const connected = await ApiClient.connect(local.paths.pointer, VERSION)
  if (connected !== undefined) return atDaemon(command, unwrap(connected))
  if (command.where === 'daemon') throw new SnugError(notRunning(local))
  const { openProfileHere } = await import('../app/open-profile.ts')
  const { profile, close } = await openProfileHere(local, command.creates === true)
  return { run: (values, signal) => command.run(profile, values, signal), close }
}

function atDaemon (command: Command, client: ApiClient): Place {
  const method = methodOf(command.name)
  return {
    run: (values, signal) => {
      const params = Object.fromEntries(Object.entries(values).filter(([name]) => {
        return command.params[name]?.cli !== true
      }))
      return command.stream === true
        ? client.stream(method, params, signal)
        : client.call(method, params, signal)
    },
    call: (other, params) => client.call(other, params),
    close: () => {
      client.close()
      return Promise.resolve()
    }
  }
}

function notRunning ({ paths }: Local): { code: string, message: string, action: string } {
  const where = paths.isDefault ? '' : ` --profile ${paths.profile}`
  return {
    code: 'not-running',
    message: 'Snug is not running here.',
    action: `Start it with: snug start${where}`
  }
}

function timedOut (ms: number): SnugError {
  return new SnugError({
    code: 'timeout',
    message: `There was no answer within ${inWords(ms)}.`,
    action: 'What was begun goes on by itself. Try again with a longer --timeout.'
  })
}
