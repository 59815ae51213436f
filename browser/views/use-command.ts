// A view that can do something says so for as long as it is on screen.

import { useLayoutEffect, useRef } from 'preact/hooks'
import { offer } from '../model/commands.ts'
import type { CommandName } from '../model/commands.ts'

export function useCommand (name: CommandName, run: () => void): void {
  const latest = useRef(run)
  latest.current = run
  // Without a moment in between in which nobody could.
  useLayoutEffect(() => offer(name, () => { latest.current() }), [name])
}
