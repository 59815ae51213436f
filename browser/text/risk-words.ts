// What to think of before somebody is let in, in words. What this version does not know is said in
// the words that come with it.

import { duration } from './durations.ts'
import { isolate } from './isolate.ts'
import { personsText } from './persons.ts'
import type { RiskHintView } from '../../src/conversation/acquaintance-views.ts'

export function riskWords ({ args, code, text }: RiskHintView): string {
  const words = personsText().risk
  switch (code) {
    case 'new-identity': return words.newIdentity(duration(Math.max(60, Number(args.seconds))))
    case 'many-requests': return words.manyRequests(Number(args.count))
    case 'nobody-in-common': return words.nobodyInCommon
    case 'look-alike-name': return words.alikeName(isolate(String(args.name)))
    case 'look-alike-link': return words.alikeLink(isolate(String(args.host)))
    default: return text
  }
}
