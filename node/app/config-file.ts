// The configuration file: lines of `name = value`, comments after #. It is written by people, so
// setting a value changes its line and leaves all others as they are.

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fail, ok } from '../../src/base/errors.ts'
import { codeOf, DIRECTORY_MODE, FILE_MODE } from '../storage-files.ts'
import type { Result } from '../../src/base/errors.ts'

const SIZE_MAX = 65_536 // characters

export interface ConfigLine { readonly name: string, readonly value: string, readonly line: number }

/** The lines of the file that hold values; none where there is no file. */
export async function readConfig (path: string): Promise<Result<readonly ConfigLine[]>> {
  const text = await textOf(path)
  return text.ok ? parseConfig(text.value, path) : text
}

/**
 * Faults: `bad-config`, which names file and line.
 * @internal exported for the test that feeds it anything
 */
export function parseConfig (text: string, path: string): Result<readonly ConfigLine[]> {
  const lines: ConfigLine[] = []
  for (const [at, raw] of text.split('\n').entries()) {
    const line = raw.replace(/(^|\s)#.*$/, '').trim()
    if (line === '') continue
    const match = /^([a-z][a-z-]{0,31})\s*=\s*(.*)$/.exec(line)
    if (match === null) {
      return fail('bad-config', `Line ${at + 1} of ${path} is not of the form name = value.`,
        'Correct the line, or remove it.')
    }
    const [, name = '', value = ''] = match
    const earlier = lines.find((other) => other.name === name)
    if (earlier !== undefined) {
      return fail('bad-config',
        `${name} is set twice in ${path}: in lines ${earlier.line} and ${at + 1}.`,
        'Remove one of the two.')
    }
    lines.push({ name, value, line: at + 1 })
  }
  return ok(lines)
}

/**
 * Sets a value, or with undefined goes back to the default. Faults: `file-unwritten`,
 * `file-unread`.
 */
export async function writeConfig (
  path: string, name: string, value: string | undefined
): Promise<Result<void>> {
  const text = await textOf(path)
  if (!text.ok) return text
  const own = new RegExp(`^\\s*${name}\\s*=`)
  const lines = text.value === '' ? [] : text.value.replace(/\n$/, '').split('\n')
  const at = lines.findIndex((line) => own.test(line))
  const fresh = value === undefined ? [] : [`${name} = ${value}`]
  lines.splice(at < 0 ? lines.length : at, at < 0 ? 0 : 1, ...fresh)
  try {
    await mkdir(dirname(path), { recursive: true, mode: DIRECTORY_MODE })
    const temporary = `${path}.${process.pid}.new`
    await writeFile(temporary, lines.map((line) => `${line}\n`).join(''), { mode: FILE_MODE })
    await rename(temporary, path)
    return ok(undefined)
  } catch (error) {
    return fail('file-unwritten',
      `${path} could not be written (${codeOf(error) ?? 'unknown error'}).`,
      'Check that this user may write there.')
  }
}

async function textOf (path: string): Promise<Result<string>> {
  try {
    const text = await readFile(path, 'utf8')
    return text.length <= SIZE_MAX
      ? ok(text)
      : fail('bad-config', `${path} is too large for a configuration file.`)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return ok('')
    return fail('file-unread', `${path} could not be read (${codeOf(error) ?? 'unknown error'}).`,
      'Check that this user may read it.')
  }
}
