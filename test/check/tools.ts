// The checks that are tools of their own: compiler, linter, import graph, dead code. Each runs in
// the project's folder with the configuration that lies there, so that it can be run by hand the
// same way.

import { globSync } from 'node:fs'
import { findingsOf, runTool } from './tool.ts'
import type { Check } from './check.ts'

const SRC_ALONE = ['-p', 'tsconfig.src.json', '--pretty', 'false']
const PLATFORM_TYPES = /@types\/node\/index\.d\.ts$|\/lib\.(dom|webworker)\b[^/]*$/
const KNIP = ['--no-progress', '--no-config-hints']

export const types: Check = {
  name: 'types',
  run: (root) => findingsOf(runTool(root, 'tsc', ['-p', 'tsconfig.json', '--pretty', 'false']))
}

export const typesOfBrowser: Check = {
  name: 'types of the web app',
  run: (root) => findingsOf(runTool(root, 'tsc', [
    '-p', 'tsconfig.browser.json', '--pretty', 'false'
  ]))
}

/**
 * src compiles with neither Node's nor the browser's types, and nothing that it imports smuggles
 * them in.
 */
export const typesOfSrc: Check = {
  name: 'types of src without a platform',
  async run (root) {
    const { findings } = await findingsOf(runTool(root, 'tsc', SRC_ALONE))
    const { lines } = await runTool(root, 'tsc', [...SRC_ALONE, '--listFilesOnly'])
    const smuggled = lines.filter((line) => PLATFORM_TYPES.test(line))
      .map((line) => `a platform's types are part of src: ${line.split('/').slice(-3).join('/')}`)
    return { findings: [...findings, ...smuggled] }
  }
}

export const lint: Check = {
  name: 'lint',
  run: (root) => findingsOf(runTool(root, 'oxlint', [
    '--type-aware', '--deny-warnings', '--format', 'unix'
  ]))
}

/** No import cycles, those of types alone included. */
export const cycles: Check = {
  name: 'cycles, types included',
  async run (root) {
    const folders = '{src,node,browser,test,examples}/**/*.{ts,tsx}'
    const files = globSync(folders, { cwd: root, exclude: ['**/node_modules'] })
    if (files.length === 0) return { findings: ['no files to look at'] }
    const { code, lines } = await runTool(root, 'dpdm', [
      '--transform=false', '--progress=false', '--tree=false', '--warning=false',
      '--exit-code', 'circular:1', ...files
    ])
    return { findings: code === 0 ? [] : lines }
  }
}

/** Files, exports and dependencies that nobody uses, tests included as users. */
export const dead: Check = {
  name: 'dead code',
  run: (root) => findingsOf(runTool(root, 'knip', KNIP))
}

/**
 * Exports that only tests use. An export that exists for a test says so: `@internal` in its doc
 * comment.
 */
export const deadOutsideTests: Check = {
  name: 'code that only tests use',
  run: (root) => findingsOf(runTool(root, 'knip', [
    ...KNIP, '--production', '--exclude', 'dependencies,unlisted'
  ]))
}

/** The scripts that no compiler sees parse. */
export const scripts: Check = {
  name: 'scripts parse',
  async run (root) {
    const { findings } = await findingsOf(runTool(root, 'bash', ['-n', '.ci/run']))
    const others = await Promise.all(globSync('bin/*.js', { cwd: root }).map((path) => {
      return findingsOf(runTool(root, 'node', ['--check', path]))
    }))
    return { findings: [...findings, ...others.flatMap((other) => other.findings)] }
  }
}
