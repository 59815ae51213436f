// What is installed is what was reviewed: exact versions in package.json, a lockfile that holds
// every package of every platform (without one of them `npm ci` fails on a clean clone), a decision
// for each package that wants to run a script, and nothing of what we keep out of the tree.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Check } from './check.ts'

type Versions = Readonly<Record<string, string>>

interface Manifest {
  readonly dependencies?: Versions
  readonly devDependencies?: Versions
  readonly allowScripts?: Readonly<Record<string, boolean>>
}

interface Locked {
  readonly name?: string
  readonly dependencies?: Versions
  readonly optionalDependencies?: Versions
  readonly hasInstallScript?: boolean
  readonly integrity?: string
}

const EXACT = /^(npm:(@[\w-]+\/)?[\w-]+@)?\d+\.\d+\.\d+$/
const KEPT_OUT = /(^|\/)(react-native|react-native-webrtc|electron|request)$/

/** Whether `name`, needed by the package in folder `from`, is in the lockfile, as Node resolves. */
function isLocked (
  packages: Readonly<Record<string, Locked>>,
  from: string,
  name: string
): boolean {
  for (let folder = from;; folder = folder.replace(/\/?(node_modules\/(@[^/]+\/)?[^/]+)$/, '')) {
    if (`${folder === '' ? '' : `${folder}/`}node_modules/${name}` in packages) return true
    if (folder === '') return false
  }
}

function unpinned (manifest: Manifest): string[] {
  const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
  return all.filter(([, version]) => !EXACT.test(version))
    .map(([name, version]) => `package.json: ${name} is not pinned to one version: ${version}`)
}

function lockFaults (manifest: Manifest, packages: Readonly<Record<string, Locked>>): string[] {
  return Object.entries(packages).flatMap(([folder, locked]) => {
    const name = locked.name ?? folder.replace(/^.*node_modules\//, '')
    const needs = Object.keys({ ...locked.dependencies, ...locked.optionalDependencies })
    const faults = needs.filter((need) => !isLocked(packages, folder, need))
      .map((need) => `package-lock.json: ${name} needs ${need}, which is not locked`)
    if (folder === '') return faults
    if (locked.integrity === undefined) faults.push(`package-lock.json: ${name} has no integrity`)
    if (KEPT_OUT.test(name)) faults.push(`package-lock.json: ${name} must not be in the tree`)
    if (locked.hasInstallScript === true && manifest.allowScripts?.[name] === undefined) {
      faults.push(`package.json: allowScripts does not decide on the script of ${name}`)
    }
    return faults
  })
}

export const dependencies: Check = {
  name: 'dependencies pinned and locked',
  run (root) {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest
    const path = join(root, 'package-lock.json')
    if (!existsSync(path)) return { findings: ['package-lock.json is missing'] }
    const { packages } = JSON.parse(readFileSync(path, 'utf8')) as {
      packages: Record<string, Locked>
    }
    const note = `${Object.keys(packages).length - 1} packages`
    return { findings: [...unpinned(manifest), ...lockFaults(manifest, packages)], note }
  }
}
