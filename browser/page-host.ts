// The host of a page's address as the beginning of a multiaddr.

export function pageHost (hostname: string): string {
  if (hostname.startsWith('[')) return `/ip6/${hostname.slice(1, -1)}`
  return /^[\d.]+$/.test(hostname) ? `/ip4/${hostname}` : `/dns/${hostname}`
}
