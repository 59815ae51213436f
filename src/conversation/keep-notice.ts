// What stands in a conversation when the other side would like to keep a message of mine that burns
// down. It names the message by its id alone: a copy of its words would outlive it.

import type { Notice } from './notice.ts'

const SHOWN = 8 // characters of an id that a person has to type

export function keepAskedNotice (
  name: string, message: string, answer?: 'allowed' | 'refused'
): Notice {
  const short = message.slice(0, SHOWN)
  switch (answer) {
    case undefined: return { code: 'keep-asked', args: { message },
      text: `${name} would like to keep a message of yours that burns down (${short}).` }
    case 'allowed': return { code: 'keep-allowed', args: { message },
      text: `You let ${name} keep a message of yours that would burn down (${short}).` }
    case 'refused': return { code: 'keep-refused', args: { message },
      text: `You did not let ${name} keep a message of yours that burns down (${short}).` }
  }
}
