// What a check is, and what it looks at. Our own checks read the project's text; the others run a
// tool.

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** One gate of `npm run check`. */
export interface Check {
  readonly name: string
  /** Looks at the project in `root`; what it finds wrong, a line or more each, is what fails. */
  run (root: string): Promise<Outcome> | Outcome
}

export interface Outcome {
  readonly findings: readonly string[]
  /** A figure worth printing also when all is well. */
  readonly note?: string
}

export interface SourceFile { readonly path: string, readonly text: string }

const APART = new Set(['node_modules', 'dist', 'coverage', '.git'])
const CODE = /\.(ts|tsx|js|cjs|mjs)$/
const GENERATED = /\.pb\.ts$|^test\/vectors\//

/** Every file of the project that is tracked, or would be: relative paths with `/`. */
function projectPaths (root: string): string[] {
  if (existsSync(join(root, '.git'))) {
    const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
    const paths = execFileSync('git', list, { cwd: root, encoding: 'utf8' }).split('\0')
    return [...new Set(paths)].filter((path) => path !== '' && existsSync(join(root, path))).sort()
  }
  return walk(root, '').sort()
}

/** Files below `folder` where there is no git to ask: neither links nor what is made by tools. */
function walk (root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return APART.has(entry.name) ? [] : walk(root, path)
    return entry.isFile() ? [path] : []
  })
}

function read (root: string, paths: readonly string[]): SourceFile[] {
  return paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** Every text file of the project. */
export function textFiles (root: string): SourceFile[] {
  return read(root, projectPaths(root)).filter((file) => !file.text.includes('\0'))
}

/** The code that people wrote: neither generated files nor test vectors. */
export function codeFiles (root: string): SourceFile[] {
  return read(root, projectPaths(root).filter((path) => CODE.test(path) && !GENERATED.test(path)))
}

/** Findings of a pattern: file, line, and the text that matched. */
export function matches (file: SourceFile, pattern: RegExp, text: string = file.text): string[] {
  return text.split('\n').flatMap((line, at) => {
    const found = pattern.exec(line)
    return found === null ? [] : [`${file.path}:${at + 1}: ${found[0].trim()}`]
  })
}
