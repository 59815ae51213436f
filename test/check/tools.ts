// The checks that are tools of their own: compiler, linter, import graph, dead code. Each runs in
// the project's folder with the configuration that lies there, so that it can be run by hand the
// same way.

import { spawnSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { delimiter, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Check, Outcome } from './check.ts'

const bin = fileURLToPath(new URL('../../node_modules/.bin', import.meta.url))

interface Run { readonly code: number, readonly lines: string[] }

function runTool (root: string, tool: string, args: readonly string[]): Run {
  const { status, stdout, stderr, error } = spawnSync(join(bin, tool), args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1_024 * 1_024,
    // No colours, and this project's Node before any other.
    env: { ...process.env, NO_COLOR: '1', PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` }
  })
  if (error !== undefined) return { code: 1, lines: [`${tool}: ${error.message}`] }
  return { code: status ?? 1,
    lines: `${stdout}${stderr}`.split('\n').filter((line) => line.trim() !== '') }
}

function outcome ({ code, lines }: Run): Outcome {
  return { findings: code === 0 ? [] : lines }
}

export const types: Check = {
  name: 'types',
  run: (root) => outcome(runTool(root, 'tsc', ['-p', 'tsconfig.json', '--pretty', 'false']))
}

/**
 * src compiles with neither Node's nor the browser's types, and nothing that it imports smuggles
 * them in.
 */
export const typesOfSrc: Check = {
  name: 'types of src without a platform',
  run (root) {
    const compiled = outcome(runTool(root, 'tsc', ['-p', 'tsconfig.src.json', '--pretty', 'false']))
    const { lines } = runTool(root, 'tsc', ['-p', 'tsconfig.src.json', '--listFilesOnly'])
    const smuggled = lines.filter((line) =>
      /@types\/node\/index\.d\.ts$|\/lib\.(dom|webworker)\b[^/]*$/.test(line)
    )
      .map((line) => `a platform's types are part of src: ${line.split(sep).slice(-3).join('/')}`)
    return { findings: [...compiled.findings, ...smuggled] }
  }
}

export const lint: Check = {
  name: 'lint',
  run: (root) =>
    outcome(runTool(root, 'oxlint', ['--type-aware', '--deny-warnings', '--format', 'unix']))
}

/** No import cycles, those of types alone included. */
export const cycles: Check = {
  name: 'cycles, types included',
  run (root) {
    const folders = '{src,node,browser,test,examples}/**/*.ts'
    const files = globSync(folders, { cwd: root, exclude: ['**/node_modules'] })
    if (files.length === 0) return { findings: ['no files to look at'] }
    const { code, lines } = runTool(root, 'dpdm', [
      '--transform=false',
      '--progress=false',
      '--tree=false',
      '--warning=false',
      '--exit-code',
      'circular:1',
      ...files
    ])
    return outcome({ code, lines: lines.filter((line) => /->/.test(line) || code > 1) })
  }
}

/** Files, exports and dependencies that nobody uses, tests included as users. */
export const dead: Check = {
  name: 'dead code',
  run: (root) => outcome(runTool(root, 'knip', ['--no-progress', '--no-config-hints']))
}

/**
 * Exports that only tests use. An export that exists for a test says so: `@internal` in its doc
 * comment.
 */
export const deadOutsideTests: Check = {
  name: 'code that only tests use',
  run: (root) => outcome(runTool(root, 'knip', [
    '--no-progress', '--no-config-hints', '--production', '--exclude', 'dependencies,unlisted'
  ]))
}

/** Scripts in .ci and bin parse. */
export const scripts: Check = {
  name: 'scripts parse',
  run (root) {
    const findings: string[] = []
    const attempt = (command: string, args: string[]): void => {
      const { status, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8' })
      if (status !== 0) findings.push(stderr.trim())
    }
    if (existsSync(join(root, '.ci/run'))) attempt('bash', ['-n', '.ci/run'])
    for (const path of globSync('bin/*.js', { cwd: root })) {
      attempt(process.execPath, ['--check', path])
    }
    return { findings }
  }
}
