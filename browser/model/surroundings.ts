// Whether the page can be a peer at all where it is: browsers give keys only to pages that come
// encrypted or from the same device, and very old ones lack what Snug is made of.

export type Surroundings = 'good' | 'unsafe' | 'outdated'

/** What is asked of the page's window. */
export interface PageFeatures {
  readonly isSecureContext: boolean
  readonly indexedDB?: unknown
  readonly WebAssembly?: unknown
  readonly crypto?: { readonly subtle?: unknown }
  readonly navigator: { readonly locks?: unknown }
}

export function surroundingsOf (page: PageFeatures): Surroundings {
  if (!page.isSecureContext) return 'unsafe'
  const needed = [page.indexedDB, page.WebAssembly, page.crypto?.subtle, page.navigator.locks]
  return needed.every((feature) => feature !== undefined && feature !== null) ? 'good' : 'outdated'
}
