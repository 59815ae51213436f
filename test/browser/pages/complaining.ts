// A page that does what pages must not do: for the test of what the tests notice.

import { expose } from './expose.ts'

expose({
  throwLater: () => { setTimeout(() => { throw new Error('thrown on purpose') }) },
  reject: () => { void Promise.reject(new Error('rejected on purpose')) },
  logError: () => { console.error('logged on purpose') },
  inlineScript: () => {
    const script = document.createElement('script')
    script.setAttribute('src', 'data:text/javascript,1')
    document.head.append(script)
  },
  // Built from a string, which the policy refuses; later, since a test's own call may do it.
  evaluate: () => { setTimeout(() => { Reflect.construct(Function, ['return 1'])() }) },
  ask: async (url: string) => { await fetch(url, { mode: 'no-cors' }).catch(() => {}) },
  connect: (url: string) => { new WebSocket(url).close() },
  twice: (number: number) => number * 2,
  remember: (text: string) => { localStorage.setItem('remembered', text) },
  remembered: () => localStorage.getItem('remembered')
})
