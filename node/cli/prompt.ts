// Questions to a person, on the standard error and only at a terminal: a script is never asked, it
// gets a fault that names the option.

import { SnugError } from '../../src/base/errors.ts'
import type { Io } from './io.ts'

const ENTER = new Set(['\r', '\n', '\u0004'])
const ERASE = new Set(['\u007f', '\b'])
const INTERRUPT = '\u0003'
const CLEAR_LINE = '\u0015'

export function canAsk (io: Io): boolean {
  return io.stdin.isTTY === true && io.stderr.isTTY === true
}

/** One line that a person types; with `hidden` nothing of it is shown. Fault: `interrupted`. */
export async function promptLine (io: Io, question: string, hidden: boolean): Promise<string> {
  const { stdin, stderr } = io
  stderr.write(question)
  if (hidden) stdin.setRawMode?.(true)
  let line = ''
  try {
    return await new Promise<string>((resolve, reject) => {
      const interrupt = (): void => { reject(new SnugError(INTERRUPTED)) }
      const onData = (chunk: Buffer | string): void => {
        for (const character of chunk.toString()) {
          if (ENTER.has(character)) resolve(line)
          else if (character === INTERRUPT) interrupt()
          else if (ERASE.has(character)) line = [...line].slice(0, -1).join('')
          else if (character === CLEAR_LINE) line = ''
          else line += character
        }
      }
      stdin.on('data', onData)
      stdin.once('end', () => { resolve(line) })
      io.interrupted.addEventListener('abort', interrupt, { once: true })
      stdin.resume()
    })
  } finally {
    stdin.removeAllListeners('data')
    stdin.pause()
    if (hidden) {
      stdin.setRawMode?.(false)
      stderr.write('\n')
    }
  }
}

/** Yes or no; anything but yes is no. */
export async function promptYes (io: Io, question: string): Promise<boolean> {
  const answer = await promptLine(io, `${question} [y/N] `, false)
  return /^y(es)?$/i.test(answer.trim())
}

const INTERRUPTED = { code: 'interrupted', message: 'Nothing was done.' }
