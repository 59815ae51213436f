// Comparing and wiping secrets. Wiping is best effort: the engine may have moved or copied a buffer
// before.

/** Whether two secrets are equal, in a time that depends on their lengths only. */
export function equalSecrets (a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0)
  return difference === 0
}

/** Overwrites secrets that are not needed any more. */
export function wipe (...buffers: Uint8Array[]): void {
  for (const buffer of buffers) buffer.fill(0)
}
