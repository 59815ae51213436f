// Introductions as they are now.

import { useEffect, useState } from 'preact/hooks'
import { usePeer } from '../context.ts'
import type { IntroductionView } from '../../../src/conversation/acquaintance-views.ts'

export function useIntroductions (): readonly IntroductionView[] {
  const { messenger } = usePeer()
  const [all, setAll] = useState<readonly IntroductionView[]>(() => messenger.introductions())
  useEffect(() => messenger.on((event) => {
    if (event.type === 'introductions') setAll(event.introductions)
  }), [messenger])
  return all
}
