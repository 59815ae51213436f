// Runs before anything else of the page: main.tsx imports it first.

import { receive } from './model/arrival.ts'

receive(window)
// A link that is opened in a tab which is at this page already.
window.addEventListener('hashchange', () => { receive(window) })
