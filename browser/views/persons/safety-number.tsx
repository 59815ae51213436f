// Twelve groups of five digits, large and in rows of three, so that two people find their place
// again. Read out digit by digit.

import type { VNode } from 'preact'
import { personsText } from '../../text/persons.ts'

export function SafetyNumber ({ groups, name }: {
  groups: readonly string[], name: string
}): VNode {
  return (
    <ol class='safety-number tabular' dir='ltr' aria-label={personsText().number(name)}>
      {groups.map((group, at) => (
        <li key={at}>
          <span aria-hidden>{group}</span>
          <span class='unseen'>{[...group].join(' ')}</span>
        </li>
      ))}
    </ol>
  )
}
