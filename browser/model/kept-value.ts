// A small thing that this device remembers outside of the sealed profile. Never anything that tells
// of a person whom somebody knows.

/** Undefined also where the browser keeps nothing. */
export function keptValue (name: string): string | undefined {
  try {
    return localStorage.getItem(`snug.${name}`) ?? undefined
  } catch {
    return undefined
  }
}

/** Without effect where the browser keeps nothing. */
export function keepValue (name: string, value: string): void {
  try {
    localStorage.setItem(`snug.${name}`, value)
  } catch {
    // It is so until the page is closed.
  }
}
