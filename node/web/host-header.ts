// Under which name a request asks for us: the Host header, which a person's address line decides.

/** The name or address of a Host header, without port, in lower case; IPv6 in brackets. */
export function nameOf (host: string | undefined): string {
  return /^(\[[^\]]*\]|[^:]*)/.exec(host ?? '')?.[0].toLowerCase() ?? ''
}

/** Whether a name means the machine on which the browser runs, so that it counts as secure. */
export function isThisMachine (name: string): boolean {
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(name)
}

/** Whether an IP address, as a socket names it, is this machine's own. */
export function isLoopback (ip: string): boolean {
  return ip === '::1' || /^(::ffff:)?127\./.test(ip)
}
