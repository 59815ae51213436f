// Runs a tool of the project's own node_modules in a folder, and turns its end into an outcome.

import { execFile } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Outcome } from './check.ts'

/** No tool takes anything near this long; one that hangs must not hang the checks. */
const TOOL_MS = 180_000

const bin = fileURLToPath(new URL('../../node_modules/.bin', import.meta.url))

export interface ToolRun { readonly code: number, readonly lines: readonly string[] }

/** `tool` is a name in node_modules/.bin, or a command of the system. */
export function runTool (root: string, tool: string, args: readonly string[]): Promise<ToolRun> {
  // No colours, and this project's Node before any other.
  const path = `${bin}${delimiter}${process.env.PATH ?? ''}`
  const env = { ...process.env, NO_COLOR: '1', PATH: path }
  const options = { cwd: root, env, timeout: TOOL_MS, maxBuffer: 64 * 1_024 * 1_024 }
  const command = tool === 'bash' ? tool : join(bin, tool)
  return new Promise((resolve) => {
    execFile(command, args, options, (error, stdout, stderr) => {
      const lines = `${stdout}${stderr}`.split('\n').filter((line) => line.trim() !== '')
      if (error === null) resolve({ code: 0, lines })
      else resolve({ code: 1, lines: lines.length > 0 ? lines : [`${tool}: ${error.message}`] })
    })
  })
}

/** What a tool printed, where it ended badly. */
export async function findingsOf (run: Promise<ToolRun>): Promise<Outcome> {
  const { code, lines } = await run
  return { findings: code === 0 ? [] : lines }
}
