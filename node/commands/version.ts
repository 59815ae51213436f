// version: which Snug this is, and which one runs here.

import { command } from './command.ts'
import { VERSION } from '../app/version.ts'
import type { Command } from './command.ts'

const version = command({
  name: 'version',
  group: 'start',
  summary: 'Show the version',
  where: 'local',
  params: {},
  examples: [{ line: 'snug version', says: 'this command and the Node that it runs on' }],
  run: () => Promise.resolve({ snug: VERSION, node: process.versions.node }),
  render: ({ snug, node }) => `snug ${snug} (Node ${node})`
})

export const commands: readonly Command[] = [version]
