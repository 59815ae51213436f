// A log file that never grows without bound: at its limit it becomes NAME.1, that NAME.2 and so on;
// the oldest goes. A log that cannot be written never stops the daemon.

import { closeSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { DIRECTORY_MODE, FILE_MODE } from '../storage-files.ts'

export interface Rotation {
  /** Bytes after which a new file is begun. */
  readonly size: number
  /** How many old files stay. */
  readonly keep: number
}

const ROTATION: Rotation = { size: 1_048_576, keep: 4 }

export class RotatingFile {
  readonly #path: string
  readonly #rotation: Rotation
  #file: number | undefined
  #size = 0

  constructor (path: string, rotation: Rotation = ROTATION) {
    this.#path = path
    this.#rotation = rotation
    try {
      mkdirSync(dirname(path), { recursive: true, mode: DIRECTORY_MODE })
    } catch {
      // Opening fails then, too.
    }
    this.#open()
  }

  /** Whether what is written goes anywhere. */
  get works (): boolean { return this.#file !== undefined }

  write (line: string): void {
    const bytes = Buffer.from(line)
    if (this.#size > 0 && this.#size + bytes.length > this.#rotation.size) this.#rotate()
    if (this.#file === undefined) return
    try {
      writeSync(this.#file, bytes)
      this.#size += bytes.length
    } catch {
      // A full disk: what the store says about it is what counts.
    }
  }

  close (): void {
    if (this.#file !== undefined) closeSync(this.#file)
    this.#file = undefined
  }

  #open (): void {
    try {
      this.#file = openSync(this.#path, 'a', FILE_MODE)
      this.#size = fstatSync(this.#file).size
    } catch {
      this.#file = undefined
    }
  }

  #rotate (): void {
    const { keep } = this.#rotation
    this.close()
    try {
      rmSync(`${this.#path}.${keep}`, { force: true })
      for (let at = keep - 1; at >= 0; at--) {
        const from = at === 0 ? this.#path : `${this.#path}.${at}`
        renameIfThere(from, `${this.#path}.${at + 1}`)
      }
    } catch {
      // The file goes on growing then, which is better than none.
    }
    this.#open()
  }
}

function renameIfThere (from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
}
