// The one place where the page asks for its service worker.

import { Updates } from './model/updates.ts'
import { scriptUrl } from './trusted-types.ts'

export const updates = new Updates({
  workers: navigator.serviceWorker ?? { controller: null, addEventListener: () => {} },
  register: async () => {
    return await navigator.serviceWorker.register(scriptUrl('./sw.js'), { updateViaCache: 'none' })
  },
  document,
  reload: () => { location.reload() },
  every: (ms, run) => { setInterval(run, ms) },
  now: () => performance.now()
})
