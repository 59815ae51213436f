// Goes to where an invite that came with the page's address is taken up.

import { useEffect } from 'preact/hooks'
import { arrival } from '../../model/arrival.ts'
import type { Router } from '../../model/router.ts'

export function useArrival (router: Router): void {
  const { kind } = arrival.value
  useEffect(() => {
    if (kind === 'invite' || kind === 'damaged') router.go({ view: 'add' })
  }, [kind])
}
