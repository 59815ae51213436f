// A browser profile of a test, fresh and empty, and what its pages complain of: what they throw,
// what they log as an error (the browser logs violations of the policy and failed requests that
// way), and every request to an origin that the test did not name. A complaint that the test did
// not expect fails it.

import { PATIENCE } from '../runner/report.ts'
import { NOTES_TOASTS } from './toasted.ts'
import type { BrowserContext, Page, Request } from 'playwright-core'

/** Waiting for the page, in all of playwright's calls. */
const WAITS = 20_000 * PATIENCE // ms
const SHOWN_WITHIN = 2_000 // ms
const SHOWN_MAX = 2_000 // characters
const SHOWN = `[document.body.innerText, '| fields:',
  ...[...document.querySelectorAll('input, textarea')].map((field) => field.value.length),
  '| at:', document.activeElement?.outerHTML.slice(0, 100)].join(' ')`

export class Profile {
  readonly context: BrowserContext
  readonly #complaints: string[] = []
  readonly #expected: RegExp[] = []
  /** Host and port, so that http and ws are one. */
  readonly #allowed = new Set<string>()
  readonly #ready: Promise<unknown>

  constructor (context: BrowserContext) {
    this.context = context
    this.#ready = context.addInitScript(NOTES_TOASTS)
    context.setDefaultTimeout(WAITS)
    context.on('page', (page) => { this.#watch(page) })
    for (const page of context.pages()) this.#watch(page)
    context.on('request', (request) => { this.#requested(request) })
  }

  /** Opens a page in a tab of its own; its origin is allowed from now on. */
  async open (url: string): Promise<Page> {
    this.allow(url)
    await this.#ready
    const page = await this.context.newPage()
    await page.goto(url)
    return page
  }

  /** Lets pages talk to the origin of a URL. */
  allow (url: string): void {
    this.#allowed.add(new URL(url).host)
  }

  /** Complaints that match are part of the test. */
  expect (complaint: RegExp): void {
    this.#expected.push(complaint)
  }

  /** What the pages complained of so far, beside what was expected. */
  complaints (): string[] {
    return this.#complaints.filter((complaint) => {
      return !this.#expected.some((expected) => expected.test(complaint))
    })
  }

  /** The same, once: what is complained of or expected later is another test's. */
  takeComplaints (): string[] {
    const complaints = this.complaints()
    this.#complaints.length = 0
    this.#expected.length = 0
    return complaints
  }

  /** What each page shows now, and how much is typed in its fields. */
  async shown (): Promise<string> {
    const texts = this.context.pages().map(async (page) => {
      const text = await within(page.evaluate<string>(SHOWN)).catch(String)
      return `${page.url()} shows: ${text.slice(0, SHOWN_MAX).replaceAll(/\s+/g, ' ')}\n`
    })
    return (await Promise.all(texts)).join('')
  }

  async close (): Promise<void> {
    await this.context.close()
  }

  #watch (page: Page): void {
    page.on('pageerror', (error) => {
      this.#complaints.push(`thrown: ${error.stack ?? error.message}`)
    })
    page.on('crash', () => { this.#complaints.push('the page crashed') })
    page.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'assert') return
      const { url, lineNumber } = message.location()
      // Browsers ask for it by themselves where a page names no icon.
      if (url.endsWith('/favicon.ico')) return
      this.#complaints.push(`console: ${message.text()} (${url}:${lineNumber})`)
    })
    page.on('websocket', (socket) => { this.#reached(socket.url()) })
  }

  #requested (request: Request): void {
    this.#reached(request.url())
  }

  #reached (url: string): void {
    const { protocol, host } = new URL(url)
    if (['data:', 'blob:', 'about:'].includes(protocol)) return
    if (!this.#allowed.has(host)) this.#complaints.push(`request to another origin: ${url}`)
  }
}

async function within (text: Promise<string>): Promise<string> {
  const late = Promise.withResolvers<string>()
  const timer = setTimeout(() => { late.resolve('nothing: it does not answer') }, SHOWN_WITHIN)
  try {
    return await Promise.race([text, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
