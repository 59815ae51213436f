// The one Trusted Types policy of the page: addresses of scripts (of workers) are those of files
// that the build put beside the page. Nothing makes markup or code from strings.

interface Policy { createScriptURL (url: string): unknown }

interface Factory {
  createPolicy (name: string, rules: { createScriptURL: (url: string) => string }): Policy
}

let policy: Policy | undefined

/** The address of a script of our own, as workers want it. Throws a TypeError at any other. */
export function scriptUrl (url: string): string {
  // Not yet in the compiler's types, nor in every browser.
  const { trustedTypes } = globalThis as { readonly trustedTypes?: Factory }
  if (trustedTypes === undefined) return ownScript(url)
  policy ??= trustedTypes.createPolicy('snug', { createScriptURL: ownScript })
  return policy.createScriptURL(url) as string
}

function ownScript (url: string): string {
  const { href, origin } = new URL(url, location.href)
  if (origin !== location.origin) throw new TypeError('a script of another origin')
  return href
}
