// keepUnread as an option: keep-unread.

export function kebab (key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
