// Where the parts of a profile lie in a browser:
//
//   snug-keys       IndexedDB: the key file (src/storage/profile-key.ts), the platform's key where
//                   there is no passphrase, and a note of what is under way
//   snug-store      IndexedDB: the sealed store
//   snug.profile    localStorage: the mark that a profile was made here. Chromium does not throw it
//                   away together with the databases.

export const KEYS = 'snug-keys'
export const STORE = 'snug-store'
const MARK = 'snug.profile'

/** Where the page may not use it at all, the databases are refused too, and in words. */
function marks (): Storage | undefined {
  try {
    return localStorage
  } catch {
    return undefined
  }
}

export function isMarked (): boolean {
  return (marks()?.getItem(MARK) ?? null) !== null
}

export function setMark (): void {
  try {
    marks()?.setItem(MARK, 'made')
  } catch {
    // It is full. The profile is as good without it; only its loss is not noticed.
  }
}

export function removeMark (): void {
  marks()?.removeItem(MARK)
}
