// The person of a view, as they are now, for as long as it is on screen.

import { useEffect, useMemo } from 'preact/hooks'
import { Acquaintance } from '../../model/acquaintance.ts'
import { usePeer } from '../context.ts'
import type { ContactView } from '../../../src/conversation/views.ts'

export function useAcquaintance (id: string): ContactView | undefined {
  const { messenger } = usePeer()
  const person = useMemo(() => new Acquaintance(id, messenger), [id, messenger])
  useEffect(() => person.follow(), [person])
  return person.view.value
}
