import { execFileSync } from 'node:child_process'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { completionScript } from '../../node/cli/completion.ts'
import { allCommands } from '../../node/commands/table.ts'

const test = suite('completion')
const all = await allCommands()
const bash = completionScript('bash', all)

/** What bash would offer behind these words, of which the last is being typed. */
function offered (...words: string[]): string[] {
  const typed = ['snug', ...words].map((word) => `'${word}'`).join(' ')
  const script = `snug () { echo Ben; }
${bash}
COMP_WORDS=(${typed}); COMP_CWORD=${words.length}; _snug; printf '%s\\n' "\${COMPREPLY[@]}"`
  return execFileSync('bash', ['-c', script], { encoding: 'utf8' }).trim().split('\n')
}

test('bash offers commands, what comes below them, their options, choices and contacts', () => {
  assert.ok(offered('').includes('invite'))
  assert.equal(offered('inv'), ['invite'])
  assert.equal(offered('host', 'po'), ['policy'])
  assert.equal(offered('host', 'policy', 'vis'), ['visitors'])
  assert.ok(offered('send', 'Ben', '--').includes('--wait'))
  assert.ok(offered('send', 'B').includes('Ben'))
  assert.ok(offered('status', '--j').includes('--json'))
  assert.equal(offered('--qui'), ['--quiet'])
})

test('all shells know every command', () => {
  for (const shell of ['bash', 'zsh', 'fish'] as const) {
    const script = completionScript(shell, all)
    for (const { name } of all) {
      const last = name.split(' ').at(-1) ?? ''
      assert.ok(script.includes(last), `${shell}: ${name}`)
    }
  }
  assert.match(completionScript('zsh', all), /^#compdef snug\n/)
})

test('quotes in help break no script', () => {
  const fish = completionScript('fish', all)
  for (const line of fish.trim().split('\n')) {
    const quotes = line.replaceAll('\\\'', '').match(/'/g)?.length ?? 0
    assert.is(quotes % 2, 0, line)
  }
})

test.run()
