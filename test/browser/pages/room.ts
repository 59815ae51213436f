// The app with an open profile over a messenger that follows a script: for looking at views, and
// for tests of them that need no second person and no network.

import { expose } from './expose.ts'
import type { Script } from './room/script.ts'

// Loaded later, as the app does it, so that the bundler brings the style along.
expose({
  show: async (script: Script) => {
    const { show } = await import('./room/show.tsx')
    await show(script)
  }
})
