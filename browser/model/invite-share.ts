// In which form an invite is given away: as a link that opens the app of this house, where others
// can open it, else as plain text for a Snug that they have already. Behind the # it goes to no
// server (DESIGN §5).

export interface Shared {
  readonly text: string
  /** Whoever opens it needs nothing but a browser. */
  readonly opensApp: boolean
}

/** What of `location` is needed. */
interface PageAddress {
  readonly protocol: string
  readonly hostname: string
  readonly origin: string
  readonly pathname: string
}

const THIS_MACHINE = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/i

export function sharedForm (link: string, page: PageAddress): Shared {
  // Over plain http browsers give a page no keys and no camera: Snug does not run there.
  const opensApp = page.protocol === 'https:' && !THIS_MACHINE.test(page.hostname)
  return { text: opensApp ? `${page.origin}${page.pathname}#${link}` : link, opensApp }
}
