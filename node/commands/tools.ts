// completion, manual: made from the table of commands.

import { command } from './command.ts'
import type { Command } from './command.ts'

const SHELLS = ['bash', 'zsh', 'fish'] as const

const completion = command({
  name: 'completion',
  group: 'tools',
  summary: 'Print the completion of a shell',
  where: 'local',
  params: {
    shell: { kind: 'choice', choices: SHELLS, required: true, position: true, help: 'which shell' }
  },
  examples: [
    { line: 'source <(snug completion bash)', says: 'for this bash; in ~/.bashrc for all' },
    { line: 'snug completion fish > ~/.config/fish/completions/snug.fish', says: 'for fish' }
  ],
  run: async (local, { shell }) => {
    const { completionScript } = await import('../cli/completion.ts')
    return { shell, script: completionScript(shell, await local.commands()) }
  },
  render: ({ script }) => script.trimEnd()
})

const manual = command({
  name: 'manual',
  group: 'tools',
  summary: 'Print the manual',
  description: 'The manual page in the form of man(7). It is installed with Snug, too: man snug.',
  where: 'local',
  params: {},
  examples: [{ line: 'snug manual | man -l -', says: 'to read it' }],
  run: async (local) => {
    const { manualPage } = await import('../cli/manual.ts')
    return { page: manualPage(await local.commands()) }
  },
  render: ({ page }) => page.trimEnd()
})

export const commands: readonly Command[] = [completion, manual]
