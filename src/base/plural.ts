// Numbers in English sentences.

/** "1 message", "2 messages". */
export function count (number: number, noun: string, nouns: string = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : nouns}`
}
