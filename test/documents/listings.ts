// Listings of the documents, compiled as a user's program would be: `snug` and `snug/node` are what
// package.json exports, by their sources.

import { execFile } from 'node:child_process'
import {
  copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './pages.ts'
import type { Block } from './pages.ts'

const OPTIONS = {
  target: 'es2024',
  lib: ['es2024'],
  types: ['node'],
  module: 'nodenext',
  moduleDetection: 'force',
  noEmit: true,
  allowImportingTsExtensions: true,
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  typeRoots: [`${ROOT}/node_modules/@types`],
  paths: { snug: [`${ROOT}/src/index.ts`], 'snug/node': [`${ROOT}/node/library.ts`] }
}

/** What the compiler says of them, with page and line in file names; empty when all is well. */
export async function checkListings (listings: readonly Block[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'snug-listings-'))
  try {
    symlinkSync(`${ROOT}/node_modules`, join(folder, 'node_modules'))
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({
      compilerOptions: OPTIONS, include: ['test/listing/*.ts']
    }))
    mkdirSync(join(folder, 'test/listing'), { recursive: true })
    // A listing of a test imports these from the folder above.
    for (const file of ['clock.ts', 'random.ts']) {
      copyFileSync(`${ROOT}/test/${file}`, join(folder, 'test', file))
    }
    symlinkSync(`${ROOT}/src`, join(folder, 'src'))
    for (const { page, line, text } of listings) {
      const name = `${page.replace('.md', '')}-line-${line}.ts`
      writeFileSync(join(folder, 'test/listing', name), text)
    }
    return await compile(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function compile (folder: string): Promise<string> {
  const compiler = `${ROOT}/node_modules/.bin/tsc`
  return new Promise((resolve) => {
    execFile(compiler, ['-p', 'tsconfig.json'], { cwd: folder }, (error, out, err) => {
      resolve(error === null ? '' : `${out}${err}`)
    })
  })
}
